/** Following calendar-service's change stream: what happens there to what links name. */
@NullMarked
package dev.orrery.okr.follower;

import org.jspecify.annotations.NullMarked;
