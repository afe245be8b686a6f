/** How an organisation reckons the periods of its KPIs. */
@NullMarked
package dev.orrery.okr.settings;

import org.jspecify.annotations.NullMarked;
