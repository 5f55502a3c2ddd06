package co.secoda.api;

/** What a call whose answer has no content gives. */
enum NoContent {
    NOTHING;

    /**
     * Any content is passed over, but for a page made for people: then something between answered in Secoda's place.
     */
    static NoContent read(Answer answer) throws BadAnswer {
        if (answer.isHtml()) {
            throw new BadAnswer("answered " + answer.statusLine() + " with " + ErrorDetail.page(answer)
                    + ", which Secoda's API doesn't");
        }
        return NOTHING;
    }
}
