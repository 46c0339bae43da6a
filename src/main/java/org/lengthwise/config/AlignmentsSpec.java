package org.lengthwise.config;

import java.util.List;

/** Which alignments the report draws, for every model the same sentences. */
public record AlignmentsSpec(
    @Key(
            about =
                "test sentences drawn by the seed among those of 10 to 20 source tokens without unknown words",
            min = 0)
        int drawn,
    @Key(about = "source sentences of one's own, as plain text; [] for none", mayBeEmpty = true)
        List<String> sentences) {}
