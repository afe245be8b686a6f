/** How fast the running platform is, each number beside the limit that this machine sets in the same run. */
@NullMarked
package dev.orrery.launcher.bench;

import org.jspecify.annotations.NullMarked;
