package org.lengthwise.config;

/** The look at the development pairs during training: their loss chooses the best checkpoint. */
public record ValidationSpec(
    @Key(about = "updates between validations", min = 1) int every,
    @Key(about = "development pairs, from the first, whose loss is taken", min = 1) int pairs,
    @Key(
            about =
                "development pairs, from the first, that are translated greedily for BLEU; 0 for none",
            min = 0)
        int translations) {}
