/** Who is signed in, in which organisations, and with which token. */
@NullMarked
package dev.orrery.console.signin;

import org.jspecify.annotations.NullMarked;
