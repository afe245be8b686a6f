#!/bin/sh
# Records the contract as released: what the next build's breaking-change check compares with. Run after `./orrery test`.
set -eu
cd "$(dirname "$0")"
set -- target/buf/buf-*.exe
"$1" build target/classes/orrery/descriptors.binpb --exclude-source-info --path orrery -o baseline.binpb
