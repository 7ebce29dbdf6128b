"""Signing in at a real OpenID provider that enforces PKCE (npm `oidc-provider`), with settings of production."""
