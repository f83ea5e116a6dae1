// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/postrules.h"

#include "base/clock.h"
#include "cli/runwords.h"
#include "content/postlength.h"
#include "protocol/capabilities.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

// Where a server does not tell: Mastodon's (app/models/status.rb, app/validators/poll_*.rb).
constexpr int usualFilesEach = 4;
constexpr int usualPollChoices = 4;
constexpr int usualChoiceLength = 50;
constexpr qint64 usualPollSecondsLeast = 300;
constexpr qint64 usualPollSecondsMost = 2'629'746; ///< a month

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PostRules)
};

/// A server and what it can do.
struct Taker {
    const Instance &server;
    Capabilities can;
};

template <typename Number> Number toldOr(Number told, Number usual)
{
    return told > 0 ? told : usual;
}

/// Texts of people's may hold a "%1": they come last.
QString named(const QString &pattern, const Taker &taker, const QString &what = {})
{
    return QString(pattern).replace(u"%1"_s, taker.server.host).replace(u"%2"_s, what);
}

/// The same where "%3" is what there is, and "%4" what there may be.
QString withCounts(QString pattern, qint64 count, qint64 most)
{
    return pattern.replace(u"%3"_s, QLocale().toString(count))
        .replace(u"%4"_s, QLocale().toString(most));
}

int lengthOf(const QString &text, const Taker &taker)
{
    return postLength(text, {}, {.clusters = taker.can.countsLikeMastodon});
}

/// A later part of a thread is one, too.
bool isAnswer(const PostText &post)
{
    return !post.replyTo.isEmpty() || !post.after.isEmpty();
}

QString whyTooLong(const PostText &post, const Taker &taker)
{
    const bool mastodon = taker.can.countsLikeMastodon;
    // Misskey has a limit of its own for warnings (endpoints/notes/create.ts).
    const int length = postLength(post.text, post.warning,
        {.clusters = mastodon,
            .shortens = mastodon,
            .warning = taker.server.family != Instance::Family::Misskey});
    const int most = taker.server.maxCharacters;
    const QString pattern = Words::tr(
        "it has %3 characters, and %1 takes %4; shorten it, or go on in a further post (--then)");
    return length <= most ? QString() : named(withCounts(pattern, length, most), taker);
}

// ---- files ----------------------------------------------------------------------------------

QString whyLongDescription(const PostText &post, const Taker &taker)
{
    const int most = taker.server.posting.description;
    for (const Attachment &file : post.media) {
        const bool isNew = file.id.isEmpty();
        const int length = isNew && most > 0 ? descriptionLength(file.description) : 0;
        if (length > most) {
            const QString pattern =
                Words::tr("the --alt of \"%2\" has %3 characters, and %1 takes %4; shorten it");
            return named(withCounts(pattern, length, most), taker, file.name);
        }
    }
    return {};
}

QString whyNoFiles(const PostText &post, const Taker &taker)
{
    const int files = int(post.media.size());
    if (files == 0) {
        return taker.can.publishes || isAnswer(post)
            ? QString()
            : named(Words::tr("%1 takes new posts only with files; --media adds one"), taker);
    }
    if (!taker.can.media) {
        return named(Words::tr("%1 takes no files; leave out --media"), taker);
    }
    if (!post.quote.isEmpty() && !taker.can.quoteWithMedia) {
        return named(
            Words::tr("%1 takes no files with a quote; leave out --media or --quote"), taker);
    }
    const int most = std::min(toldOr(taker.server.posting.media, usualFilesEach), mostAttachments);
    const QString pattern =
        Words::tr("it has %3 files, and %1 takes %4; put the others into a further post (--then)");
    return files > most ? named(withCounts(pattern, files, most), taker)
                        : whyLongDescription(post, taker);
}

// ---- polls ----------------------------------------------------------------------------------

QString whyNoPollWithFiles(const PostText &post, const Taker &taker)
{
    const bool both = !post.poll.choices.isEmpty() && !post.media.isEmpty();
    return both && !taker.can.pollWithMedia
        ? named(Words::tr("%1 takes a poll or files, not both; put one of them into a further post "
                          "(--then)"),
            taker)
        : QString();
}

/// What may be together, and whom a poll may be for.
QString whyNoPollWith(const PostText &post, const Taker &taker)
{
    if (!post.quote.isEmpty() && !taker.can.quoteWithMedia) {
        return named(
            Words::tr("%1 takes no poll with a quote; leave out --poll or --quote"), taker);
    }
    if (const QString why = whyNoPollWithFiles(post, taker); !why.isEmpty()) {
        return why;
    }
    if (post.text.trimmed().isEmpty() && !taker.can.pollAlone) {
        return named(Words::tr("%1 takes no poll without a text"), taker);
    }
    const bool open = post.visibility == Visibility::Public && !post.localOnly && !isAnswer(post);
    if (!open && taker.can.pollsOpenOnly) {
        return named(Words::tr("on %1 a poll is for everybody, and answers nobody"), taker);
    }
    return {};
}

QString whyNotChoices(const QStringList &choices, const Taker &taker)
{
    const PostingLimits &limits = taker.server.posting;
    const int most = toldOr(limits.pollChoices, usualPollChoices);
    if (choices.size() > most) {
        const QString pattern = Words::tr("its poll has %3 choices, and %1 takes %4");
        return named(withCounts(pattern, choices.size(), most), taker);
    }
    const int longest = toldOr(limits.pollChoice, usualChoiceLength);
    for (const QString &choice : choices) {
        const int length = lengthOf(choice, taker);
        if (length > longest) {
            const QString pattern =
                Words::tr("the choice \"%2\" has %3 characters, and %1 takes %4; shorten it");
            return named(withCounts(pattern, length, longest), taker, choice);
        }
    }
    return {};
}

QString whyNotSoLong(const PollText &poll, const Taker &taker)
{
    const PostingLimits &limits = taker.server.posting;
    const qint64 least = toldOr(limits.pollSecondsLeast, usualPollSecondsLeast);
    const qint64 most = toldOr(limits.pollSecondsMost, usualPollSecondsMost);
    if (poll.seconds >= least && poll.seconds <= most) {
        return {};
    }
    QString words =
        named(Words::tr("polls on %1 run from %3 to %4; --poll-for says how long"), taker);
    words.replace(u"%3"_s, durationWords(least * secondMs));
    return words.replace(u"%4"_s, durationWords(most * secondMs));
}

QString whyNoPollAt(const PostText &post, const Taker &taker)
{
    if (post.poll.choices.isEmpty()) {
        return {};
    }
    if (!taker.can.polls) {
        return named(Words::tr("%1 takes no polls; leave out --poll"), taker);
    }
    if (post.poll.hideTotals && !taker.can.pollsHideTotals) {
        return named(
            Words::tr("everybody sees the votes of a poll on %1; leave out --poll-hide"), taker);
    }
    QString why = whyNoPollWith(post, taker);
    why = why.isEmpty() ? whyNotChoices(post.poll.choices, taker) : why;
    return why.isEmpty() ? whyNotSoLong(post.poll, taker) : why;
}

// ---- the rest -------------------------------------------------------------------------------

QString whyNotForFew(const PostText &post, const Taker &taker)
{
    const bool local = post.visibility == Visibility::Local;
    if ((local || post.localOnly) && !taker.can.localOnly) {
        return named(Words::tr("%1 takes no posts for its own people alone"), taker);
    }
    return post.localOnly && !local && !taker.can.localOnlyByName
        ? named(Words::tr("what stays on %1 is for everybody there; leave out --visibility"), taker)
        : QString();
}

QString whyNotFormat(const PostText &post, const Taker &taker)
{
    const QList<TextFormat> &taken = taker.can.formats;
    if (taken.contains(post.format)) {
        return {};
    }
    QStringList words;
    for (const TextFormat format : taken) {
        words << word(format);
    }
    const QString pattern = taken.size() > 1
        ? Words::tr("%1 does not read texts as %2; --format can be one of these: %3")
        : Words::tr("%1 does not read texts as %2, but as %3; leave out --format");
    return named(pattern, taker, word(post.format)).replace(u"%3"_s, words.join(u", "_s));
}

QString whyNotNew(const PostText &post, const Taker &taker, const PostMeant &meant)
{
    if (const QString why = whyNotForFew(post, taker); !why.isEmpty()) {
        return why;
    }
    if (meant.formatSaid) {
        if (const QString why = whyNotFormat(post, taker); !why.isEmpty()) {
            return why;
        }
    }
    return whyNoPollAt(post, taker);
}

} // namespace

QString whyNotTaken(const PostText &post, const Instance &server, const PostMeant &meant)
{
    const Taker taker{server, capabilities(server)};
    if (!post.warning.isEmpty() && !taker.can.warnings) {
        return named(Words::tr("%1 takes no content warnings; leave out --cw"), taker);
    }
    QString why = whyTooLong(post, taker);
    why = why.isEmpty() ? whyNoFiles(post, taker) : why;
    if (!why.isEmpty()) {
        return why;
    }
    return meant.isEdit ? whyNoPollWithFiles(post, taker) : whyNotNew(post, taker, meant);
}

QString whatIsLost(const PostText &post, const Instance &server)
{
    const Taker taker{server, capabilities(server)};
    const bool focused = std::ranges::any_of(
        post.media, [](const Attachment &file) { return !file.focus.isNull(); });
    if (focused && !taker.can.mediaFocus) {
        return named(Words::tr("%1 keeps nothing of --focus."), taker);
    }
    const bool untold = server.family == Instance::Family::Misskey;
    return untold && !post.language.isEmpty()
        ? named(Words::tr("%1 keeps no language of posts."), taker)
        : QString();
}

} // namespace asterism::cli
