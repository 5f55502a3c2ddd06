package co.secoda.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The Slack channels.
 *
 * @param prefix before the documented path: Secoda's own example request doubles it
 */
record ListSlackConversations(String prefix) implements Call<List<SlackConversation>> {
    static final ListSlackConversations DOCUMENTED = new ListSlackConversations("");
    static final ListSlackConversations DOUBLED = new ListSlackConversations("/api/v1");

    @Override
    public String name() {
        return "list the Slack channels";
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return prefix + "/api/v2/integration_v2/slack/conversations/list";
    }

    @Override
    public int answerLimit() {
        return 16 << 20;
    }

    @Override
    public List<SlackConversation> read(Answer answer) throws BadAnswer {
        List<SlackConversation> conversations = new ArrayList<>();
        for (Object entry : Json.array(answer)) {
            Map<String, Object> fields = Json.asObject(entry, "$[" + conversations.size() + "]");
            conversations.add(new SlackConversation(Json.text(fields, "id"), Json.text(fields, "name"), fields));
        }
        return conversations;
    }
}
