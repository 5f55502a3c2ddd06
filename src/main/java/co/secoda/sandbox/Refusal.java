package co.secoda.sandbox;

/** A request that is not done; carries the answer that says why. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    Refusal(Answer answer) {
        super(answer.body());
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}
