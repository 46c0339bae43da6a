/**
 * The files of an experiment: folders, tables, status and provenance, each with its reader and
 * writer. Nothing is computed here.
 */
@NullMarked
package org.lengthwise.results;

import org.jspecify.annotations.NullMarked;
