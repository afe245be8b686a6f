/** What measurements can be asked of: queries and documents on the web, as far as the operator lets anybody. */
@NullMarked
package dev.orrery.okr.sources;

import org.jspecify.annotations.NullMarked;
