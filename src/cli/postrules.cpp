// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/postrules.h"

#include "base/clock.h"
#include "cli/runwords.h"
#include "sync/posttaking.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PostRules)
};

/// "%1" is the server, "%2" somebody's words, which may hold a "%1": they come last. "%3" is what
/// there is, and "%4" what there may be.
QString filled(QString pattern, const QString &host, const PostRefusal &refusal)
{
    return pattern.replace(u"%3"_s, QLocale().toString(refusal.count))
        .replace(u"%4"_s, QLocale().toString(refusal.most))
        .replace(u"%1"_s, host)
        .replace(u"%2"_s, refusal.what);
}

QString pollPattern(PostFault fault)
{
    switch (fault) {
    case PostFault::NoPolls:
        return Words::tr("%1 takes no polls; leave out --poll");
    case PostFault::VotesShown:
        return Words::tr("everybody sees the votes of a poll on %1; leave out --poll-hide");
    case PostFault::NoPollWithQuote:
        return Words::tr("%1 takes no poll with a quote; leave out --poll or --quote");
    case PostFault::NoPollWithFiles:
        return Words::tr("%1 takes a poll or files, not both; put one of them into a further post "
                         "(--then)");
    case PostFault::NoPollAlone:
        return Words::tr("%1 takes no poll without a text");
    case PostFault::PollForAllOnly:
        return Words::tr("on %1 a poll is for everybody, and answers nobody");
    case PostFault::TooManyChoices:
        return Words::tr("its poll has %3 choices, and %1 takes %4");
    case PostFault::LongChoice:
        return Words::tr("the choice \"%2\" has %3 characters, and %1 takes %4; shorten it");
    default:
        return {};
    }
}

/// Of a file that goes as it is or not at all.
QString ownFilePattern(PostFault fault)
{
    switch (fault) {
    case PostFault::FileType:
        return Words::tr("%1 takes no files like \"%2\"; leave it out");
    case PostFault::LargeFile:
        return Words::tr(
            "\"%2\" has %3 bytes, and %1 takes films and sounds of %4; make it smaller");
    case PostFault::LargeMoving:
        return Words::tr(
            "\"%2\" has %3 bytes, and %1 takes moving pictures of %4; make it smaller");
    case PostFault::WideMoving:
        return Words::tr(
            "\"%2\" has %3 pixels, and %1 takes moving pictures of %4; make it smaller");
    default:
        return pollPattern(fault);
    }
}

QString filePattern(PostFault fault)
{
    switch (fault) {
    case PostFault::FilesWanted:
        return Words::tr("%1 takes new posts only with files; --media adds one");
    case PostFault::NoFiles:
        return Words::tr("%1 takes no files; leave out --media");
    case PostFault::NoFilesWithQuote:
        return Words::tr("%1 takes no files with a quote; leave out --media or --quote");
    case PostFault::TooManyFiles:
        return Words::tr(
            "it has %3 files, and %1 takes %4; put the others into a further post (--then)");
    case PostFault::LongDescription:
        return Words::tr("the --alt of \"%2\" has %3 characters, and %1 takes %4; shorten it");
    default:
        return ownFilePattern(fault);
    }
}

QString patternOf(PostFault fault)
{
    switch (fault) {
    case PostFault::TooLong:
        return Words::tr("it has %3 characters, and %1 takes %4; shorten it, or go on in a further "
                         "post (--then)");
    case PostFault::NoWarnings:
        return Words::tr("%1 takes no content warnings; leave out --cw");
    case PostFault::LongWarning:
        return Words::tr("its content warning has %3 characters, and %1 takes %4; shorten --cw");
    case PostFault::NotForItsOwn:
        return Words::tr("%1 takes no posts for its own people alone");
    case PostFault::NotForFewOfItsOwn:
        return Words::tr("what stays on %1 is for everybody there; leave out --visibility");
    default:
        return filePattern(fault);
    }
}

QString lengthWords(const PostTaker &taker)
{
    const PollLimits limits = pollLimitsAt(taker);
    QString words = Words::tr("polls on %1 run from %3 to %4; --poll-for says how long");
    words.replace(u"%1"_s, taker.server->host);
    words.replace(u"%3"_s, durationWords(limits.secondsLeast * secondMs));
    return words.replace(u"%4"_s, durationWords(limits.secondsMost * secondMs));
}

/// A later part of a thread is an answer, too.
WantedPost wantedPost(const PostText &post, const PostMeant &meant)
{
    return {.post = post,
        .answers = !post.replyTo.isEmpty() || !post.after.isEmpty(),
        .quotes = !post.quote.isEmpty(),
        .isEdit = meant.isEdit};
}

PostRefusal refusalAt(const PostText &post, const PostMeant &meant, const PostTaker &taker)
{
    const int length = lengthAt(post, taker);
    const PostRefusal refusal = refusalOf(wantedPost(post, meant), length, taker);
    const bool polls = refusal.fault == PostFault::None && !post.poll.choices.isEmpty();
    const PollLimits limits = pollLimitsAt(taker, post.scheduledAt > 0 && !meant.thread);
    return polls && !meant.isEdit ? pollRefusal(post.poll, limits) : refusal;
}

QString whyNotFormat(const PostText &post, const PostTaker &taker)
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
    return QString(pattern)
        .replace(u"%1"_s, taker.server->host)
        .replace(u"%2"_s, word(post.format))
        .replace(u"%3"_s, words.join(u", "_s));
}

/// What nobody can quote in any case may be said to be so.
QString whyNotQuotes(const PostText &post, const PostTaker &taker)
{
    const bool wide = post.quotes && *post.quotes != QuotePolicy::Nobody;
    QString why;
    if (!taker.can.quotePolicy) {
        why = Words::tr("%1 lets nobody choose who may quote a post; leave out --quotes");
    } else if (wide && !hasQuotePolicy(post.visibility)) {
        why = Words::tr("on %1 nobody else quotes what only some people see; leave out --quotes");
    }
    return filled(why, taker.server->host, {});
}

} // namespace

QString whyNotTaken(const PostText &post, const Instance &server, const PostMeant &meant)
{
    const PostTaker taker = takerAt(server);
    const PostRefusal refusal = refusalAt(post, meant, taker);
    if (refusal.fault == PostFault::PollLength) {
        return lengthWords(taker);
    }
    if (refusal.fault != PostFault::None) {
        return filled(patternOf(refusal.fault), server.host, refusal);
    }
    const QString noFormat =
        meant.formatSaid && !meant.isEdit ? whyNotFormat(post, taker) : QString();
    return meant.quotesSaid && noFormat.isEmpty() ? whyNotQuotes(post, taker) : noFormat;
}

QString whyNotFile(const Attachment &file, const Instance &server)
{
    const PostRefusal refusal = fileRefusal(file, takerAt(server));
    return refusal.fault == PostFault::None
        ? QString()
        : filled(patternOf(refusal.fault), server.host, refusal);
}

QString whatIsLost(const PostText &post, const Instance &server)
{
    const bool focused = std::ranges::any_of(
        post.media, [](const Attachment &file) { return !file.focus.isNull(); });
    if (focused && !capabilities(server).mediaFocus) {
        return filled(Words::tr("%1 keeps nothing of --focus."), server.host, {});
    }
    const bool untold = server.family == Instance::Family::Misskey;
    return untold && !post.language.isEmpty()
        ? filled(Words::tr("%1 keeps no language of posts."), server.host, {})
        : QString();
}

} // namespace asterism::cli
