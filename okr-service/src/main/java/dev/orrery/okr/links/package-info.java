/** Links: which event, task or project serves which key result or KPI. */
@NullMarked
package dev.orrery.okr.links;

import org.jspecify.annotations.NullMarked;
