// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/composerules.h"

#include "sync/directreceivers.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ComposeRules)
};

bool isMisskey(const Poster &poster)
{
    return poster.server && poster.server->family == Instance::Family::Misskey;
}

WantedPost wantedPost(const PostText &post, const PartRules &rules)
{
    WantedPost wanted{.post = post, .answers = rules.answers, .quotes = rules.quotes};
    wanted.post.warning = rules.warning;
    wanted.post.visibility = rules.visibility;
    wanted.post.localOnly = rules.localOnly;
    wanted.post.poll.hideTotals = false; // where that cannot be it is not done
    if (rules.pollStays) { // it is there already
        wanted.post.poll = {};
    }
    return wanted;
}

QString pollWords(const PostRefusal &refusal)
{
    switch (refusal.fault) {
    case PostFault::NoPolls:
        return Words::tr("its server takes no polls");
    case PostFault::NoPollWithQuote:
        return Words::tr("its server takes no poll with a quote");
    case PostFault::PollForAllOnly:
        return Words::tr("its server makes a public post of every poll");
    case PostFault::NoPollAlone:
        return Words::tr("its server takes no poll without words");
    case PostFault::NoPollWithFiles:
        return Words::tr("its server takes no poll together with files");
    case PostFault::TooManyChoices:
        return Words::tr("its server takes %n choices at most", nullptr, int(refusal.most));
    default:
        return {};
    }
}

/// Of a file that goes as it is or not at all.
QString ownFileWords(const PostRefusal &refusal)
{
    const QLocale locale;
    switch (refusal.fault) {
    case PostFault::FileType:
        return Words::tr("its server takes no files of this type");
    case PostFault::LargeFile:
        return Words::tr("its server takes films and sounds of %1 at most")
            .arg(locale.formattedDataSize(refusal.most));
    case PostFault::LargeMoving:
        return Words::tr(
            "its server takes moving pictures of %1 at most, and they cannot be made smaller")
            .arg(locale.formattedDataSize(refusal.most));
    case PostFault::WideMoving:
        return Words::tr("its server takes moving pictures of %1 pixels at most, and they cannot "
                         "be made smaller")
            .arg(locale.toString(refusal.most));
    default:
        return {};
    }
}

QString fileWords(const PostRefusal &refusal)
{
    switch (refusal.fault) {
    case PostFault::FilesWanted:
        return Words::tr("its server takes only posts with files");
    case PostFault::NoFiles:
        return Words::tr("its server takes no files");
    case PostFault::NoFilesWithQuote:
        return Words::tr("its server takes no files with a quote");
    case PostFault::TooManyFiles:
        return Words::tr("its server takes %n files at most", nullptr, int(refusal.most));
    case PostFault::LongDescription:
        return Words::tr(
            "its server takes descriptions of %n characters at most", nullptr, int(refusal.most));
    default:
        return pollWords(refusal);
    }
}

QString refusalWords(const PostRefusal &refusal)
{
    switch (refusal.fault) {
    case PostFault::TooLong:
        return Words::tr("%n characters too long", nullptr, int(refusal.count - refusal.most));
    case PostFault::NoWarnings:
        return Words::tr("its server takes no content warnings");
    case PostFault::LongWarning:
        return Words::tr("its server takes content warnings of %n characters at most", nullptr,
            int(refusal.most));
    case PostFault::NotForItsOwn:
    case PostFault::NotForFewOfItsOwn:
        return Words::tr("its server does not keep such a post to itself");
    default:
        break;
    }
    const QString file = ownFileWords(refusal);
    return file.isEmpty() ? fileWords(refusal) : refusal.what + u": "_s + file;
}

} // namespace

Poster posterOf(const Account &account, const std::optional<Instance> &server)
{
    return {takerAt(server), account};
}

QStringList receiversOf(const QString &text, const PartRules &rules, const Account &writer)
{
    if (rules.visibility != Visibility::Direct) {
        return {};
    }
    if (rules.to) {
        return *rules.to;
    }
    return directReceivers({text, rules.above}, {rules.answered}, writer.acct);
}

bool takesLanguage(const Poster &poster)
{
    return !isMisskey(poster);
}

std::vector<Room> roomsOf(const QString &text, const PartRules &rules)
{
    std::vector<Room> rooms;
    std::optional<PostCounting> counted;
    QString measured;
    int count = 0;
    for (const Poster &poster : rules.posters) {
        const PostCounting counting = countingAt(poster);
        const QString sent = sentText({.text = text,
                                          .visibility = rules.visibility,
                                          .to = receiversOf(text, rules, poster.account)},
            poster);
        if (counted != counting || sent != measured) { // most count alike, and texts may be long
            counted = counting;
            measured = sent;
            count = postLength(sent, rules.warning, counting);
        }
        rooms.push_back({.count = count, .limit = charactersAt(poster)});
    }
    return rooms;
}

Room tightestOf(const std::vector<Room> &rooms, const QString &text)
{
    if (rooms.empty()) {
        return {.count = postLength(text, {}, {}), .limit = Instance().maxCharacters};
    }
    return *std::ranges::min_element(
        rooms, {}, [](const Room &room) { return room.limit - room.count; });
}

PollLimits pollLimitsOf(const std::vector<Poster> &posters, bool scheduled)
{
    PollLimits strictest =
        posters.empty() ? PollLimits() : pollLimitsAt(posters.front(), scheduled);
    for (const Poster &poster : posters) {
        const PollLimits one = pollLimitsAt(poster, scheduled);
        strictest.choices = std::min(strictest.choices, one.choices);
        strictest.choice = std::min(strictest.choice, one.choice);
        strictest.clusters = strictest.clusters && one.clusters;
        strictest.secondsLeast = std::max(strictest.secondsLeast, one.secondsLeast);
        strictest.secondsMost = std::min(strictest.secondsMost, one.secondsMost);
        strictest.hideTotals = strictest.hideTotals && one.hideTotals;
        strictest.endless = strictest.endless && one.endless;
    }
    strictest.choices = std::min(strictest.choices, mostPollChoices);
    return strictest;
}

int longestDescriptionOf(const std::vector<Poster> &posters)
{
    int least = longestFileDescription;
    for (const Poster &poster : posters) {
        const int most = longestDescriptionAt(poster);
        least = most > 0 ? std::min(least, most) : least;
    }
    return least;
}

QString whyNotFile(const Attachment &file, const std::vector<Poster> &posters)
{
    for (const Poster &poster : posters) {
        const QString why = ownFileWords(fileRefusal(file, poster));
        if (!why.isEmpty()) {
            return posterName(poster) + u": "_s + why;
        }
    }
    return {};
}

int mostMediaOf(const PartRules &rules)
{
    int most = rules.posters.empty() ? usualPostFiles : mostAttachments;
    for (const Poster &poster : rules.posters) {
        most = std::min(most, filesTakenAt(poster, rules.quotes));
    }
    return most;
}

bool takePolls(const PartRules &rules)
{
    return !rules.pollStays && std::ranges::all_of(rules.posters, [&rules](const Poster &poster) {
        return poster.can.polls && (!rules.quotes || poster.can.quoteWithMedia);
    });
}

/// Misskey's relatives are told the poll with each edit.
bool leavePolls(const std::vector<Poster> &posters)
{
    return std::ranges::any_of(posters, [](const Poster &poster) {
        return poster.server && !isMisskey(poster) && !poster.can.pollInEdits;
    });
}

bool takePollsWithMedia(const std::vector<Poster> &posters)
{
    return !posters.empty() && std::ranges::all_of(posters, [](const Poster &poster) {
        return poster.can.pollWithMedia;
    });
}

bool isBlank(const PostText &post)
{
    return post.text.trimmed().isEmpty() && post.media.isEmpty() && post.poll.choices.isEmpty();
}

QString whyNotPart(
    const PostText &post, const PartRules &rules, const Poster &poster, const Room &room)
{
    return refusalWords(refusalOf(wantedPost(post, rules), room.count, poster));
}

PollText sentPoll(PollText poll)
{
    for (QString &choice : poll.choices) {
        choice = choice.trimmed();
    }
    poll.choices.removeAll(QString());
    return poll;
}

/// Its length is not told of one that runs: a new one has no end yet.
bool isSamePoll(const PollText &poll, const PollText &old)
{
    const PollText now = sentPoll(poll);
    const PollText before = sentPoll(old);
    const bool none = now.choices.isEmpty() && before.choices.isEmpty();
    return none
        || (now.choices == before.choices && now.multiple == before.multiple
            && (now.endsAt > 0) == (before.endsAt > 0));
}

Undescribed undescribedIn(const QList<Attachment> &media, bool onlyNew)
{
    Undescribed found;
    for (const Attachment &one : media) {
        const bool old = onlyNew && one.file.isEmpty();
        if (!old && one.description.trimmed().isEmpty()) {
            ++found.all;
            found.pictures += one.type.startsWith("image"_L1) ? 1 : 0;
        }
    }
    return found;
}

QString posterName(const Poster &poster)
{
    return u'@' + poster.account.acct;
}

} // namespace asterism::ui
