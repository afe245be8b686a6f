/** What happens without a request: objectives become outdated, partitions and occurrences are made ahead. */
@NullMarked
package dev.orrery.okr.jobs;

import org.jspecify.annotations.NullMarked;
