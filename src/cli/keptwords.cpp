// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/keptwords.h"

#include "base/clock.h"
#include "cli/runwords.h"
#include "cli/textwidth.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

constexpr qsizetype shownKeyLength = 8;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(KeptPosts)
};

QString ownAcct(const QString &id, const Names &names)
{
    const Account *own = names.account(AccountId{id});
    return own != nullptr ? own->acct : id;
}

QStringList writersOf(const Draft &draft, const Names &names)
{
    QStringList accts{ownAcct(draft.action.account.value, names)};
    for (const QString &id : draft.also) {
        accts << ownAcct(id, names);
    }
    return accts;
}

QJsonValue timeJson(qint64 ms)
{
    return ms > 0 ? QJsonValue(isoTime(ms)) : QJsonValue(QJsonValue::Null);
}

/// Never a null one, which would read as no text in some places.
QString told(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

// ---- for scripts ----------------------------------------------------------------------------

QJsonArray filesJson(const QList<Attachment> &files)
{
    QJsonArray array;
    for (const Attachment &file : files) {
        array.append(QJsonObject{{u"name"_s, told(file.name)}, {u"type"_s, told(file.type)},
            {u"description"_s, told(file.description)}});
    }
    return array;
}

QJsonValue pollJson(const PollText &poll)
{
    if (poll.choices.isEmpty()) {
        return QJsonValue::Null;
    }
    return QJsonObject{{u"choices"_s, QJsonArray::fromStringList(poll.choices)},
        {u"multiple"_s, poll.multiple}, {u"hide_totals"_s, poll.hideTotals},
        {u"seconds"_s, poll.seconds}};
}

QJsonObject partJson(const PostText &part)
{
    return {{u"text"_s, told(part.text)}, {u"media"_s, filesJson(part.media)},
        {u"poll"_s, pollJson(part.poll)}};
}

// ---- for people -----------------------------------------------------------------------------

/// "one · 2 files · poll".
QString gistOf(const PostText &post)
{
    QStringList words;
    if (!post.text.trimmed().isEmpty()) {
        words << printableLine(post.text.trimmed());
    }
    if (!post.media.isEmpty()) {
        words << Words::tr("%n files", nullptr, int(post.media.size()));
    }
    if (!post.poll.choices.isEmpty()) {
        words << Words::tr("poll");
    }
    return words.join(u" · "_s);
}

void addText(QStringList &lines, const QString &text, const Page &page)
{
    for (const QString &line : wrapped(text, page.width - 2)) {
        lines << u"  "_s + line;
    }
}

void addPart(QStringList &lines, const PostText &part, const Page &page)
{
    if (!part.text.isEmpty()) {
        addText(lines, part.text, page);
    }
    for (const Attachment &file : part.media) {
        const QString name = file.name.isEmpty() ? file.type : file.name;
        const QString shows =
            file.description.isEmpty() ? Words::tr("not described") : file.description;
        addText(lines, u"[%1] "_s.arg(printableLine(name)) + printableLine(shows), page);
    }
    for (const QString &choice : part.poll.choices) {
        addText(lines, u"( ) "_s + printableLine(choice), page);
    }
}

/// What is said of all its posts.
QStringList draftHead(const Draft &draft, const Names &names)
{
    const Action &action = draft.action;
    QStringList words{u'@' + writersOf(draft, names).join(u", @"_s), word(action.post.visibility)};
    if (action.kind == Action::Kind::Edit) {
        words << Words::tr("changes %1").replace(u"%1"_s, action.target);
    }
    if (!action.post.replyTo.isEmpty()) {
        words << Words::tr("answers %1").replace(u"%1"_s, action.post.replyTo);
    }
    if (!action.post.quote.isEmpty()) {
        words << Words::tr("quotes %1").replace(u"%1"_s, action.post.quote);
    }
    if (!action.post.warning.isEmpty()) {
        words << Words::tr("warning: %1").replace(u"%1"_s, printableLine(action.post.warning));
    }
    return words;
}

} // namespace

QString shortKey(const Draft &draft)
{
    return draft.key.left(shownKeyLength);
}

QJsonObject draftJson(const Draft &draft, const Names &names)
{
    const Action &action = draft.action;
    const PostText &post = action.post;
    QJsonArray parts;
    for (const PostText &part : postsOf(draft)) {
        parts.append(partJson(part));
    }
    const bool changes = action.kind == Action::Kind::Edit;
    return {{u"id"_s, draft.key}, {u"kind"_s, word(action.kind)},
        {u"accounts"_s, QJsonArray::fromStringList(writersOf(draft, names))},
        {u"changed_at"_s, timeJson(draft.changedAt)},
        {u"target"_s, changes ? told(action.target) : u""_s}, {u"reply_to"_s, told(post.replyTo)},
        {u"quote"_s, told(post.quote)}, {u"visibility"_s, word(post.visibility)},
        {u"quotes"_s, told(post.quotes ? word(*post.quotes) : QString())},
        {u"cw"_s, told(post.warning)}, {u"language"_s, told(post.language)},
        {u"format"_s, word(post.format)}, {u"scheduled_at"_s, timeJson(post.scheduledAt)},
        {u"parts"_s, parts}};
}

QJsonObject scheduledJson(const ScheduledPost &post, const QString &acct)
{
    QJsonObject object = partJson(post.post);
    object.insert(u"id"_s, told(post.id));
    object.insert(u"account"_s, told(acct));
    object.insert(u"scheduled_at"_s, timeJson(post.at));
    object.insert(u"cw"_s, told(post.post.warning));
    object.insert(u"visibility"_s, word(post.post.visibility));
    object.insert(u"language"_s, told(post.post.language));
    return object;
}

QStringList draftCells(const Draft &draft, const Names &names, qint64 now)
{
    const QStringList accts = writersOf(draft, names);
    const QString who =
        accts.size() > 1 ? u"%1 +%2"_s.arg(accts.first()).arg(accts.size() - 1) : accts.first();
    QString gist = gistOf(draft.action.post);
    if (!draft.more.empty()) {
        gist.prepend(Words::tr("%n posts", nullptr, int(draft.more.size()) + 1) + u" · "_s);
    }
    return {shortKey(draft), timeWord(draft.changedAt, now), who, gist};
}

QStringList draftLines(const Draft &draft, const Names &names, const Page &page)
{
    QStringList lines = wrapped(draftHead(draft, names).join(u" · "_s), page.width);
    if (draft.action.post.scheduledAt > 0) {
        lines << Words::tr("to be posted at %1")
                     .arg(clockWords(draft.action.post.scheduledAt, page.now));
    }
    const std::vector<PostText> parts = postsOf(draft);
    for (size_t i = 0; i < parts.size(); ++i) {
        if (parts.size() > 1) {
            lines << Words::tr("%1 of %2").arg(i + 1).arg(parts.size());
        }
        addPart(lines, parts[i], page);
    }
    return lines;
}

QStringList scheduledCells(const ScheduledPost &post, const QString &acct, qint64 now)
{
    return {post.id, clockWords(post.at, now), acct, gistOf(post.post)};
}

} // namespace asterism::cli
