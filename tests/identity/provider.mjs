// A municipality's identity provider for tests: oidc-provider with its own login and consent pages, over TLS.
// One JSON line on standard input says what it must know; one line on standard output says its port.
// It stops when standard input is closed.
import { createServer } from 'node:https'
import { createInterface } from 'node:readline'
import Provider from 'oidc-provider'

const lines = createInterface({ input: process.stdin })
lines.once('line', (line) => serve(JSON.parse(line)))
lines.once('close', () => process.exit(0))

function serve({ issuer, pem, jwk, clients, audiences, people, seconds }) {
  const provider = new Provider(issuer, {
    jwks: { keys: [jwk] },
    clients: clients.map((id) => ({
      client_id: id,
      application_type: 'native',
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      redirect_uris: ['http://127.0.0.1/callback'],
      id_token_signed_response_alg: 'ES256',
    })),
    cookies: { keys: ['only-for-tests'] },
    findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    extraTokenClaims: (_ctx, token) => people[token.accountId],
    ttl: { AccessToken: seconds, Interaction: 600, Session: 600, Grant: 3600, RefreshToken: 3600, IdToken: 600 },
    features: {
      devInteractions: { enabled: true },
      revocation: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_ctx, resource) => ({
          audience: audiences[resource],
          scope: '',
          accessTokenTTL: seconds,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
  })
  const server = createServer({ key: pem, cert: pem }, provider.callback())
  server.listen(0, '127.0.0.1', () => console.log(server.address().port))
}
