//! Load generator for servers that speak the SmartBot contract.
fn main() {}
