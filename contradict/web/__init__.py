"""The review pages: people look at flags and decide. It answers to loopback alone unless a password is set."""
