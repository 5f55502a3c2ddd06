package co.secoda.run;

/** What a build cache, such as Maven's extension, means for a module: one that is restored runs no goals of ours. */
public enum BuildCaching {
    /** There is none, or it isn't used. */
    NONE,
    /** It runs our goals always, or leaves the module alone. */
    HARMLESS,
    /** It doesn't save the module once one of our goals has run in it. */
    MODULE_UNSAVED,
    /** It saves neither the module nor whatever is built after it. */
    BUILD_UNSAVED,
    /** It saves the module, and may restore it without our goals. */
    SAVED
}
