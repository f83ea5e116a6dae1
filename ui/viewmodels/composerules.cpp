// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/composerules.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ComposeRules)
};

// Where a server does not tell: Mastodon's (app/models/status.rb, app/validators/poll_*.rb).
constexpr int usualMedia = 4;

Capabilities usualCapabilities()
{
    Capabilities usual;
    usual.publishes = true;
    usual.media = true;
    usual.polls = true;
    usual.pollsHideTotals = true;
    usual.quotes = true;
    usual.quoteWithMedia = true;
    usual.formats = {TextFormat::Plain};
    return usual;
}

bool isMisskey(const Poster &poster)
{
    return poster.server && poster.server->family == Instance::Family::Misskey;
}

PostCounting countingOf(const Poster &poster)
{
    if (!poster.server) {
        return {};
    }
    const bool mastodon = poster.can.countsLikeMastodon;
    // Misskey has a limit of its own for warnings (endpoints/notes/create.ts).
    return {.clusters = mastodon, .shortens = mastodon, .warning = !isMisskey(poster)};
}

int limitOf(const Poster &poster)
{
    return poster.server ? poster.server->maxCharacters : Instance().maxCharacters;
}

PostingLimits limitsOf(const Poster &poster)
{
    return poster.server ? poster.server->posting : PostingLimits();
}

int filesAtOnce(const Poster &poster, bool quotes)
{
    if (!poster.can.media || (quotes && !poster.can.quoteWithMedia)) {
        return 0;
    }
    const int told = limitsOf(poster).media;
    return std::min(told > 0 ? told : usualMedia, mostAttachments);
}

PollLimits pollLimitsOf(const Poster &poster)
{
    const PostingLimits told = limitsOf(poster);
    PollLimits limits;
    limits.choices = told.pollChoices > 0 ? told.pollChoices : limits.choices;
    limits.choice = told.pollChoice > 0 ? told.pollChoice : limits.choice;
    limits.secondsLeast = told.pollSecondsLeast > 0 ? told.pollSecondsLeast : limits.secondsLeast;
    limits.secondsMost = told.pollSecondsMost > 0 ? told.pollSecondsMost : limits.secondsMost;
    limits.clusters = poster.can.countsLikeMastodon;
    limits.hideTotals = poster.can.pollsHideTotals;
    limits.endless = isMisskey(poster); // endpoints/notes/create.ts
    return limits;
}

/// 0: not told.
template <typename Number> Number lesser(Number one, Number other)
{
    return one == 0 || other == 0 ? std::max(one, other) : std::min(one, other);
}

QStringList typesOfBoth(const QStringList &one, const QStringList &other)
{
    if (one.isEmpty() || other.isEmpty()) {
        return one + other;
    }
    QStringList both = one;
    both.removeIf([&other](const QString &type) { return !other.contains(type); });
    return both;
}

PostingLimits stricter(const PostingLimits &one, const PostingLimits &other)
{
    return {.media = lesser(one.media, other.media),
        .imageBytes = lesser(one.imageBytes, other.imageBytes),
        .videoBytes = lesser(one.videoBytes, other.videoBytes),
        .imagePixels = lesser(one.imagePixels, other.imagePixels),
        .mediaTypes = typesOfBoth(one.mediaTypes, other.mediaTypes),
        .description = lesser(one.description, other.description),
        .pollChoices = lesser(one.pollChoices, other.pollChoices),
        .pollChoice = lesser(one.pollChoice, other.pollChoice),
        .pollSecondsLeast = std::max(one.pollSecondsLeast, other.pollSecondsLeast),
        .pollSecondsMost = lesser(one.pollSecondsMost, other.pollSecondsMost),
        .formats = {},
        .linkCounts = std::max(one.linkCounts, other.linkCounts)};
}

/// A post that is not for everybody there besides.
bool keepsToItself(const Poster &poster)
{
    return poster.can.localOnly && (poster.can.localOnlyByName || isMisskey(poster));
}

QString whyNotMedia(const PostText &post, const PartRules &rules, const Poster &poster)
{
    const int files = int(post.media.size());
    const int most = filesAtOnce(poster, rules.quotes);
    if (files > 0 && !poster.can.media) {
        return Words::tr("its server takes no files");
    }
    if (files > 0 && most == 0) {
        return Words::tr("its server takes no files with a quote");
    }
    return files > most ? Words::tr("its server takes %n files at most", nullptr, most) : QString();
}

QString whyNotPoll(const PostText &post, const PartRules &rules, const Poster &poster)
{
    if (post.poll.choices.isEmpty()) {
        return {};
    }
    if (!poster.can.polls) {
        return Words::tr("its server takes no polls");
    }
    if (rules.quotes && !poster.can.quoteWithMedia) {
        return Words::tr("its server takes no poll with a quote");
    }
    const bool closed = rules.answers || rules.visibility != Visibility::Public;
    if (poster.can.pollsOpenOnly && closed) {
        return Words::tr("its server makes a public post of every poll");
    }
    if (!poster.can.pollAlone && post.text.trimmed().isEmpty()) {
        return Words::tr("its server takes no poll without words");
    }
    if (!post.media.isEmpty() && !poster.can.pollWithMedia) {
        return Words::tr("its server takes no poll together with files");
    }
    const int most = pollLimitsOf(poster).choices;
    return sentPoll(post.poll).choices.size() > most
        ? Words::tr("its server takes %n choices at most", nullptr, most)
        : QString();
}

} // namespace

Poster posterOf(const Account &account, const std::optional<Instance> &server)
{
    return {account, server, server ? capabilities(*server) : usualCapabilities()};
}

bool takesLanguage(const Poster &poster)
{
    return !isMisskey(poster);
}

std::vector<Room> roomsOf(const QString &text, const PartRules &rules)
{
    std::vector<Room> rooms;
    std::optional<PostCounting> counted;
    int count = 0;
    for (const Poster &poster : rules.posters) {
        const PostCounting counting = countingOf(poster);
        if (counted != counting) { // most servers count alike, and texts may be long
            counted = counting;
            count = postLength(text, rules.warning, counting);
        }
        rooms.push_back({.count = count, .limit = limitOf(poster)});
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

PollLimits pollLimitsOf(const std::vector<Poster> &posters)
{
    PollLimits strictest = posters.empty() ? PollLimits() : pollLimitsOf(posters.front());
    for (const Poster &poster : posters) {
        const PollLimits one = pollLimitsOf(poster);
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

PostingLimits strictestLimits(const std::vector<Poster> &posters)
{
    PostingLimits strictest = posters.empty() ? PostingLimits() : limitsOf(posters.front());
    for (const Poster &poster : posters) {
        strictest = stricter(strictest, limitsOf(poster));
    }
    return strictest;
}

int mostMediaOf(const PartRules &rules)
{
    int most = rules.posters.empty() ? usualMedia : mostAttachments;
    for (const Poster &poster : rules.posters) {
        most = std::min(most, filesAtOnce(poster, rules.quotes));
    }
    return most;
}

bool takePolls(const PartRules &rules)
{
    return std::ranges::all_of(rules.posters, [&rules](const Poster &poster) {
        return poster.can.polls && (!rules.quotes || poster.can.quoteWithMedia);
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
    if (room.count > room.limit) {
        return Words::tr("%n characters too long", nullptr, room.count - room.limit);
    }
    if (!rules.warning.isEmpty() && !poster.can.warnings) {
        return Words::tr("its server takes no content warnings");
    }
    if (!poster.can.publishes && post.media.isEmpty() && !rules.answers) {
        return Words::tr("its server takes only posts with files");
    }
    if (rules.localOnly && !keepsToItself(poster)) {
        return Words::tr("its server does not keep such a post to itself");
    }
    const QString why = whyNotMedia(post, rules, poster);
    return why.isEmpty() ? whyNotPoll(post, rules, poster) : why;
}

PollText sentPoll(PollText poll)
{
    for (QString &choice : poll.choices) {
        choice = choice.trimmed();
    }
    poll.choices.removeAll(QString());
    return poll;
}

QList<Attachment> withoutSent(QList<Attachment> media)
{
    for (Attachment &one : media) {
        if (!one.file.isEmpty()) {
            one = unsent(one);
        }
    }
    return media;
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
