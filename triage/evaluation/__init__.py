"""How good are we? Labelled sets, figures, times, peers and the page that shows them."""
