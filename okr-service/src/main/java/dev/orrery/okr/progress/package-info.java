/** How far key results and objectives are: pure decimal arithmetic with a stated result for every case. */
@NullMarked
package dev.orrery.okr.progress;

import org.jspecify.annotations.NullMarked;
