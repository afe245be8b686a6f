/** Calls to the services in the name of the person who is signed in, and what to tell them when one fails. */
@NullMarked
package dev.orrery.console.calls;

import org.jspecify.annotations.NullMarked;
