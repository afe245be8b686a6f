/** Comments on events: how they are kept, and the methods of CommentService. */
@NullMarked
package dev.orrery.calendar.comments;

import org.jspecify.annotations.NullMarked;
