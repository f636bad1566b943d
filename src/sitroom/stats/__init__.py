"""Pure methods: arrays in, arrays out."""
