/** The frame around every page: header, navigation, organisation switcher, and the pages for when there is no page. */
@NullMarked
package dev.orrery.console.shell;

import org.jspecify.annotations.NullMarked;
