"""The encrypted store of this laptop. Implements `Lockbox`, `Vault`, `UnitOfWork` and `SyncStore` of casework.ports.

lockbox = DirectoryLockbox(places.vaults(), organisation_key)     # 32 bytes: the organisation's X25519 public key
entry = lockbox.create(user_name="Anja de Wit", passphrase="...", practice=False)
vault = lockbox.unlock(entry.id, "...")                           # OpenVault; about a second: on the vault lane
with vault.work() as work: ...                                    # UnitOfWork
vault.sync_store()                                                # SyncStore, safe to use from another thread
vault.close()                                                     # wipes the key; afterwards VaultLocked
lockbox.change_passphrase(entry.id, old, new)
lockbox.recover(entry.id, organisation_private_key, new_passphrase)
lockbox.restore(entry.id, passphrase)                             # newest sound backup, after VaultDamaged
"""
