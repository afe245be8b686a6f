/** The platform from outside: started by its launcher, called over its ports, looked at in a browser. */
@NullMarked
package dev.orrery.endtoend;

import org.jspecify.annotations.NullMarked;
