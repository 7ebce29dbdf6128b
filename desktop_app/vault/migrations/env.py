"""Run by Alembic. The program hands over its keyed connection: no address and no key in any file."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], render_as_batch=True, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
