#!/usr/bin/env node
const { join } = require('node:path')
const { load } = require('../dist/load.cjs')

load(join(__dirname, '../dist/cli.cjs'))
  .run(process)
  .then((code) => {
    process.exitCode = code
  })
