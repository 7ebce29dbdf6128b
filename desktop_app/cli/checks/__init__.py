"""What `opmaat doctor` looks at. Every module has `check() -> Iterator[Result]` and says nothing about clients."""
