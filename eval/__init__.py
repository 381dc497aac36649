"""The benchmark: cases, metrics, floors, frozen results and the tables made from them."""
