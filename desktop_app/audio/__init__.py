"""Sound: the card of this laptop, what is recorded, and the packages that carry recordings. Knows no window."""
