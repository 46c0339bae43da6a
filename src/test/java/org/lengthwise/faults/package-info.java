/** What kills, fills, damages and starves an experiment, and what has to come of it. */
package org.lengthwise.faults;
