/** What happens without a request: objectives become outdated, partitions are made ahead. */
@NullMarked
package dev.orrery.okr.jobs;

import org.jspecify.annotations.NullMarked;
