"""From a source to statements: who said what, when, with the exact span."""
