// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/outboxposts.h"

#include "store/database.h"
#include "store/drafts.h"
#include "store/outboxcolumns.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>
#include <utility>

namespace asterism::store {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Outbox)
};

/// The last one that was not taken back.
std::optional<OutboxRow> postNamed(UserTx &tx, const AccountId &account, const QString &target)
{
    Loan row = tx.db.prepare(
        OUTBOX_COLUMNS "INDEXED BY outbox_target WHERE account = ? AND target = ? AND kind = 30 "
                       "AND state <> 5 ORDER BY id DESC LIMIT 1");
    row.bind(1, account.value).bind(2, target);
    return row.step() ? std::optional(readOutboxRow(row)) : std::nullopt;
}

/// The last one that was not taken back.
std::optional<OutboxRow> deletionOf(UserTx &tx, const AccountId &account, const QString &uri)
{
    Loan row = tx.db.prepare(
        OUTBOX_COLUMNS "INDEXED BY outbox_target WHERE account = ? AND target = ? AND kind = 14 "
                       "AND state <> 5 ORDER BY id DESC LIMIT 1");
    row.bind(1, account.value).bind(2, uri);
    return row.step() ? std::optional(readOutboxRow(row)) : std::nullopt;
}

/// What it waits for, where that is not forgotten yet.
std::optional<OutboxRow> rowBefore(UserTx &tx, const Action &action)
{
    const PostText &post = action.post;
    if (!post.after.isEmpty()) {
        return postNamed(tx, action.account, post.after);
    }
    return post.insteadOf.isEmpty() ? std::nullopt : deletionOf(tx, action.account, post.insteadOf);
}

Error refusedPost(const QString &sentence)
{
    return {.kind = ErrorKind::Rejected, .detail = sentence};
}

void answerTo(PostText &post, const OutboxRow &parent)
{
    post.after.clear();
    post.replyTo = parent.resultUri;
    post.replyToUrl = parent.resultUrl;
}

void writeOptions(UserTx &tx, qint64 id, const Action &action)
{
    tx.db.prepare("UPDATE outbox SET options = ?, after = ?, changed_at = ? WHERE id = ?")
        .bind(1, optionsText(action))
        .bind(2, waitsFor(action))
        .bind(3, tx.now)
        .bind(4, id)
        .run();
    tx.changes.outbox = true;
}

void setTrouble(UserTx &tx, qint64 id, const QString &trouble)
{
    tx.db.prepare("UPDATE outbox SET trouble = ?, changed_at = ? WHERE id = ? AND state = 0")
        .bind(1, trouble)
        .bind(2, tx.now)
        .bind(3, id)
        .run();
    tx.changes.outbox = tx.changes.outbox || tx.db.changes() > 0;
}

QString waitWords(const Action &before)
{
    return before.kind == Action::Kind::Delete
        ? Words::tr("Waits until the old post is deleted, which could not be done so far.")
        : Words::tr("Waits for the part before it, which could not be posted.");
}

/// What was sent once is not sent a second time. Nothing: it is to be put in.
std::optional<qint64> knownPost(UserTx &tx, const Action &action)
{
    const auto known = postNamed(tx, action.account, action.target);
    if (!known) {
        return {};
    }
    if (known->state != OutboxRow::State::Failed) {
        return known->id;
    }
    tx.db.prepare("UPDATE outbox SET state = 5, trouble = '', changed_at = ? WHERE id = ?")
        .bind(1, tx.now)
        .bind(2, known->id)
        .run();
    return {};
}

/// Twice on a server is what nobody meant: neither what it keeps itself nor what is to go first.
Result<Done> mayGoOut(UserTx &tx, Action &action)
{
    PostText &post = action.post;
    if (!post.scheduledId.isEmpty()) {
        return refusedPost(Words::tr("Its server may still keep the post until its time, and would "
                                     "post it, too. Take it away there first."));
    }
    const auto deletion =
        post.insteadOf.isEmpty() ? std::nullopt : deletionOf(tx, action.account, post.insteadOf);
    if (deletion && deletion->state == OutboxRow::State::Failed) {
        QString why = Words::tr("The old post could not be deleted, so that both would be there: "
                                "%1 Try its deletion again in the outbox, or take that out of the "
                                "outbox to post this one beside it.");
        return refusedPost(why.replace(QStringLiteral("%1"), deletion->trouble));
    }
    if (!deletion || !isUnderWay(deletion->state)) {
        post.insteadOf.clear();
    }
    return Done{};
}

Result<qint64> enqueuePost(UserTx &tx, Action action, qint64 notBefore)
{
    const bool isNew = action.kind == Action::Kind::Publish;
    if (const auto known = isNew ? knownPost(tx, action) : std::nullopt) {
        return *known;
    }
    if (const auto may = mayGoOut(tx, action); !may) {
        return may.error();
    }
    if (!action.post.after.isEmpty()) {
        const auto before = postNamed(tx, action.account, action.post.after);
        const bool done = before && before->state == OutboxRow::State::Done;
        if (!before || (done && before->resultUri.isEmpty())) {
            return senseless(action);
        }
        if (done) {
            answerTo(action.post, *before);
        }
    }
    const auto id = addOutboxRow(tx, action, notBefore);
    const auto deletion = rowBefore(tx, action);
    if (id && deletion && deletion->action.kind == Action::Kind::Delete
        && !deletion->trouble.isEmpty()) {
        setTrouble(tx, *id, waitWords(deletion->action));
    }
    return id;
}

/// Who waits for nobody among the actions would wait for ever.
bool comesAfterAnother(const std::vector<Action> &actions, size_t at)
{
    const Action &action = actions[at];
    const auto before = actions.begin() + std::ptrdiff_t(at);
    return action.post.after.isEmpty()
        || std::any_of(actions.begin(), before, [&action](const Action &one) {
               return one.kind == Action::Kind::Publish && one.account == action.account
                   && one.target == action.post.after;
           });
}

/// Those that wait for one post and have not ended.
std::vector<OutboxRow> rowsAfter(UserTx &tx, const AccountId &account, const QString &target)
{
    Loan rows = tx.db.prepare(OUTBOX_COLUMNS "INDEXED BY outbox_after WHERE account = ? AND "
                                             "after = ? AND after <> '' AND state < 4 ORDER BY id");
    rows.bind(1, account.value).bind(2, target);
    return readOutboxRows(rows);
}

/// Each once, however they were chained by another hand.
std::vector<OutboxRow> allBehind(UserTx &tx, const AccountId &account, const QString &target)
{
    std::vector<OutboxRow> behind = rowsAfter(tx, account, target);
    for (size_t i = 0; i < behind.size() && behind.size() < size_t(mostInOutbox); ++i) {
        for (OutboxRow &row : rowsAfter(tx, account, behind[i].action.target)) {
            if (std::ranges::find(behind, row.id, &OutboxRow::id) == behind.end()) {
                behind.push_back(std::move(row));
            }
        }
    }
    return behind;
}

/// One that cannot be read says of nobody that it waits for them; its turn shows that.
void letGo(UserTx &tx, const OutboxRow &done)
{
    for (OutboxRow &row : rowsAfter(tx, done.action.account, done.action.target)) {
        PostText &post = row.action.post;
        if (!post.after.isEmpty() || !post.insteadOf.isEmpty()) {
            post.after.isEmpty() ? post.insteadOf.clear() : answerTo(post, done);
            writeOptions(tx, row.id, row.action);
        } else {
            tx.db.prepare("UPDATE outbox SET after = '' WHERE id = ?").bind(1, row.id).run();
        }
        setTrouble(tx, row.id, {});
    }
}

void setTroubles(UserTx &tx, const Action &before, const QString &trouble)
{
    for (const OutboxRow &waiting : allBehind(tx, before.account, before.target)) {
        setTrouble(tx, waiting.id, trouble);
    }
}

/// Whether there are to be two is for the person to say.
QString insteadWords(bool mayBeDeleted)
{
    return mayBeDeleted
        ? Words::tr("It is not known whether the old post was deleted. Look before you try again: "
                    "both may be there then.")
        : Words::tr("The old post was not deleted, so that both would be there. Try "
                    "again to post this one beside it.");
}

/// `mayBeDone`: of the deletion nobody knows whether the old post stays.
void failThoseInstead(UserTx &tx, const Action &deletion, bool mayBeDone)
{
    for (OutboxRow &row : rowsAfter(tx, deletion.account, deletion.target)) {
        row.action.post.insteadOf.clear();
        writeOptions(tx, row.id, row.action);
        tx.db.prepare("UPDATE outbox SET state = 3, trouble = ? WHERE id = ? AND state = 0")
            .bind(1, insteadWords(mayBeDone))
            .bind(2, row.id)
            .run();
        setTroubles(tx, row.action, waitWords(row.action));
    }
}

} // namespace

QString waitsFor(const Action &action)
{
    return action.post.after.isEmpty() ? action.post.insteadOf : action.post.after;
}

void tellThoseBehind(UserTx &tx, const OutboxRow &row)
{
    const Action &action = row.action;
    const bool deletes = action.kind == Action::Kind::Delete;
    if (!deletes && action.kind != Action::Kind::Publish) {
        return;
    }
    if (row.state == OutboxRow::State::Done && (deletes || !row.resultUri.isEmpty())) {
        letGo(tx, row);
    } else if (row.state == OutboxRow::State::Failed || (deletes && !row.trouble.isEmpty())) {
        setTroubles(tx, action, waitWords(action));
    }
}

Result<Done> retryWithOthers(UserTx &tx, qint64 id)
{
    const auto row = outboxRow(tx, id);
    if (!row || !*row) {
        return row ? Result<Done>(Done{}) : row.error();
    }
    const Action &action = (*row)->action;
    setTroubles(tx, action, {});
    const auto before = rowBefore(tx, action);
    const bool tries = before
        && (before->state == OutboxRow::State::Failed
            || (before->action.kind == Action::Kind::Delete && !before->trouble.isEmpty()));
    if (!tries) {
        return Done{};
    }
    const auto retried = retryAction(tx, before->id);
    return retried ? Result<Done>(Done{}) : retried.error();
}

void cancelThoseBehind(UserTx &tx, qint64 id, bool mayBeDone)
{
    const auto row = outboxRow(tx, id);
    if (!row || !*row) {
        return;
    }
    const Action &action = (*row)->action;
    if (action.kind == Action::Kind::Delete) {
        failThoseInstead(tx, action, mayBeDone);
    }
    if (action.kind != Action::Kind::Publish) {
        return;
    }
    for (const OutboxRow &waiting : allBehind(tx, action.account, action.target)) {
        tx.db
            .prepare("UPDATE outbox SET state = 5, trouble = '', changed_at = ? "
                     "WHERE id = ? AND state IN (0, 3)")
            .bind(1, tx.now)
            .bind(2, waiting.id)
            .run();
    }
}

Result<std::vector<qint64>> enqueuePosts(
    UserTx &tx, const std::vector<Action> &actions, qint64 notBefore, const QString &draftKey)
{
    if (actions.empty()) {
        return senseless({});
    }
    for (size_t i = 0; i < actions.size(); ++i) {
        const Action &action = actions[i];
        if (!isWriting(action) || !makesSense(action) || !comesAfterAnother(actions, i)) {
            return senseless(action);
        }
    }
    std::vector<qint64> ids;
    for (const Action &action : actions) {
        const auto id = enqueuePost(tx, action, notBefore);
        if (!id) {
            return id.error(); // and nothing of it stays
        }
        ids.push_back(*id);
    }
    const auto removed = removeDraft(tx, draftKey);
    return removed ? Result<std::vector<qint64>>(ids) : removed.error();
}

Result<std::vector<OutboxRow>> rowsBehind(UserTx &tx, qint64 id)
{
    const auto row = outboxRow(tx, id);
    if (!row || !*row) {
        return row ? Result<std::vector<OutboxRow>>(std::vector<OutboxRow>()) : row.error();
    }
    return allBehind(tx, (*row)->action.account, (*row)->action.target);
}

Result<bool> knowsDeletion(UserTx &tx, const AccountId &account, const QString &uri)
{
    Loan row = tx.db.prepare("SELECT 1 FROM outbox INDEXED BY outbox_target "
                             "WHERE account = ? AND target = ? AND kind = 14 LIMIT 1");
    row.bind(1, account.value).bind(2, uri);
    return row.step();
}

Result<bool> saveAttachments(UserTx &tx, qint64 id, const QList<Attachment> &media)
{
    Loan found = tx.db.prepare(OUTBOX_COLUMNS "WHERE id = ?");
    bool whole = false;
    if (!found.bind(1, id).step()) {
        return false;
    }
    OutboxRow row = readOutboxRow(found, &whole);
    if (!whole || !isUnderWay(row.state) || !isWriting(row.action)) {
        return false;
    }
    row.action.post.media = media;
    if (!makesSense(row.action)) {
        return senseless(row.action);
    }
    writeOptions(tx, id, row.action);
    return true;
}

Result<bool> setPostTime(UserTx &tx, qint64 id, qint64 at)
{
    const auto row = outboxRow(tx, id);
    if (!row || !*row) {
        return row ? Result<bool>(false) : row.error();
    }
    const Action &action = (*row)->action;
    const bool waits = (*row)->state == OutboxRow::State::Waiting && action.post.after.isEmpty();
    if (!waits || action.kind != Action::Kind::Publish || action.post.scheduledAt <= 0 || at <= 0) {
        return false;
    }
    std::vector<OutboxRow> rows = allBehind(tx, action.account, action.target);
    rows.push_back(**row);
    for (OutboxRow &one : rows) {
        if (one.action.post.scheduledAt > 0) { // else it could not be read
            one.action.post.scheduledAt = at;
            writeOptions(tx, one.id, one.action);
        }
    }
    tx.db.prepare("UPDATE outbox SET not_before = ? WHERE id = ?").bind(1, at).bind(2, id).run();
    return true;
}

Result<QSet<QString>> attachmentsInUse(UserTx &tx)
{
    // By the key alone, wherever it stands: another version may have kept them in another form.
    QSet<QString> names;
    for (const char *sql : {"SELECT t.value FROM outbox, json_tree(outbox.options) t "
                            "WHERE t.key = 'file'",
             "SELECT t.value FROM draft, json_tree(draft.options) t WHERE t.key = 'file'",
             "SELECT t.value FROM draft, json_tree(CASE WHEN json_valid(draft.more) "
             "THEN draft.more ELSE '[]' END) t WHERE t.key = 'file'"}) {
        Loan rows = tx.db.prepare(sql);
        while (rows.step()) {
            names.insert(rows.text(0));
        }
    }
    return names;
}

} // namespace asterism::store
