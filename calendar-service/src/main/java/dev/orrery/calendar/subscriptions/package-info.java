/** Calendars that are kept elsewhere: subscribing, reading them when it is time, and the methods of SubscriptionService. */
@NullMarked
package dev.orrery.calendar.subscriptions;

import org.jspecify.annotations.NullMarked;
