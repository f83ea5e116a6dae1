// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/posttaking.h"

#include "protocol/directtext.h"
#include "protocol/software.h"

#include <QMimeDatabase>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

/// Sharkey: endpoints/notes/schedule/create.ts
constexpr int longestChoiceKept = 50;
/// Mastodon, which tells it since 4.4: app/models/media_attachment.rb
constexpr int mastodonsDescription = 1500;

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

bool isMisskey(const PostTaker &taker)
{
    return taker.server && taker.server->family == Instance::Family::Misskey;
}

PostingLimits toldBy(const PostTaker &taker)
{
    return taker.server ? taker.server->posting : PostingLimits();
}

template <typename Number> Number toldOr(Number told, Number usual)
{
    return told > 0 ? told : usual;
}

PostFault localFault(const PostText &post, const PostTaker &taker)
{
    const bool local = post.visibility == Visibility::Local;
    if ((local || post.localOnly) && !taker.can.localOnly) {
        return PostFault::NotForItsOwn;
    }
    // Misskey says it of posts for anybody (endpoints/notes/create.ts).
    const bool forFew = taker.can.localOnlyByName || isMisskey(taker);
    return post.localOnly && !local && !forFew ? PostFault::NotForFewOfItsOwn : PostFault::None;
}

/// What is true where nothing is told (Misskey: endpoints/notes/create.ts; Pixelfed:
/// app/Http/Controllers/Api/ApiV1Controller.php). 0: it has no limit of its own.
int longestWarningAt(const PostTaker &taker)
{
    const bool pixelfed = taker.server && taker.server->software == u"pixelfed"_s;
    return toldOr(toldBy(taker).warning, isMisskey(taker) ? 100 : pixelfed ? 140 : 0);
}

PostRefusal warningRefusal(const QString &warning, const PostTaker &taker)
{
    if (!warning.isEmpty() && !taker.can.warnings) {
        return {PostFault::NoWarnings};
    }
    const int most = longestWarningAt(taker);
    const PostCounting counting{.units = taker.can.countsUnits};
    const int length = most > 0 ? postLength(warning, {}, counting) : 0;
    return length > most ? PostRefusal{PostFault::LongWarning, length, most} : PostRefusal();
}

PostRefusal descriptionRefusal(const QList<Attachment> &files, const PostTaker &taker)
{
    const int most = longestDescriptionAt(taker);
    for (const Attachment &file : files) {
        const bool isToldNow = file.id.isEmpty() || file.changed;
        const int length = isToldNow && most > 0 ? descriptionLength(file.description) : 0;
        if (length > most) {
            return {PostFault::LongDescription, length, most, file.name};
        }
    }
    return {};
}

/// It is one of those, or what one of those is by another name.
bool isTakenType(const QStringList &types, const QString &type)
{
    const QMimeType own = QMimeDatabase().mimeTypeForName(type);
    return types.isEmpty() || types.contains(type)
        || std::ranges::any_of(
            types, [&own](const QString &one) { return own.isValid() && own.inherits(one); });
}

/// How large it is.
PostRefusal weightRefusal(const Attachment &file, bool picture, const PostingLimits &told)
{
    const qint64 bytes = picture ? told.imageBytes : told.videoBytes;
    if (bytes > 0 && file.bytes > bytes) {
        return {
            picture ? PostFault::LargeMoving : PostFault::LargeFile, file.bytes, bytes, file.name};
    }
    const qint64 pixels = qint64(file.size.width()) * file.size.height();
    return picture && told.imagePixels > 0 && pixels > told.imagePixels
        ? PostRefusal{PostFault::WideMoving, pixels, told.imagePixels, file.name}
        : PostRefusal();
}

/// Of each by itself, and of what is said of them.
PostRefusal eachRefusal(const QList<Attachment> &files, const PostTaker &taker)
{
    for (const Attachment &file : files) {
        const PostRefusal refusal = fileRefusal(file, taker);
        if (refusal.fault != PostFault::None) {
            return refusal;
        }
    }
    return descriptionRefusal(files, taker);
}

PostRefusal filesRefusal(const WantedPost &wanted, const PostTaker &taker)
{
    const qsizetype files = wanted.post.media.size();
    if (files == 0) {
        const bool fine = taker.can.publishes || wanted.answers;
        return {fine ? PostFault::None : PostFault::FilesWanted};
    }
    if (!taker.can.media) {
        return {PostFault::NoFiles};
    }
    if (wanted.quotes && !taker.can.quoteWithMedia) {
        return {PostFault::NoFilesWithQuote};
    }
    const int most = filesTakenAt(taker, wanted.quotes);
    return files > most ? PostRefusal{PostFault::TooManyFiles, files, most}
                        : eachRefusal(wanted.post.media, taker);
}

bool mixesPollAndFiles(const PostText &post, const PostTaker &taker)
{
    return !post.poll.choices.isEmpty() && !post.media.isEmpty() && !taker.can.pollWithMedia;
}

/// What may be together, and whom a poll may be for.
PostFault pollFault(const WantedPost &wanted, const PostTaker &taker)
{
    const PostText &post = wanted.post;
    if (!taker.can.polls) {
        return PostFault::NoPolls;
    }
    if (post.poll.hideTotals && !taker.can.pollsHideTotals) {
        return PostFault::VotesShown;
    }
    if (wanted.quotes && !taker.can.quoteWithMedia) {
        return PostFault::NoPollWithQuote;
    }
    if (mixesPollAndFiles(post, taker)) {
        return PostFault::NoPollWithFiles;
    }
    if (post.text.trimmed().isEmpty() && !taker.can.pollAlone) {
        return PostFault::NoPollAlone;
    }
    const bool open = post.visibility == Visibility::Public && !post.localOnly && !wanted.answers;
    return taker.can.pollsOpenOnly && !open ? PostFault::PollForAllOnly : PostFault::None;
}

QStringList sentChoices(const PollText &poll)
{
    QStringList choices;
    for (const QString &choice : poll.choices) {
        choices << choice.trimmed();
    }
    choices.removeAll(QString());
    return choices;
}

PostRefusal tooManyChoices(const PollText &poll, const PollLimits &limits)
{
    const qsizetype choices = sentChoices(poll).size();
    return choices > limits.choices
        ? PostRefusal{PostFault::TooManyChoices, choices, limits.choices}
        : PostRefusal();
}

/// Of a post that is new.
PostRefusal newRefusal(const WantedPost &wanted, const PostTaker &taker)
{
    if (const PostFault fault = localFault(wanted.post, taker); fault != PostFault::None) {
        return {fault};
    }
    if (wanted.post.poll.choices.isEmpty()) {
        return {};
    }
    const PostFault fault = pollFault(wanted, taker);
    return fault != PostFault::None ? PostRefusal{fault}
                                    : tooManyChoices(wanted.post.poll, pollLimitsAt(taker));
}

bool runsAsLongAsItMay(const PollText &poll, const PollLimits &limits)
{
    if (poll.endsAt > 0) { // it runs already, and ends when it was to end
        return true;
    }
    return poll.seconds == 0
        ? limits.endless
        : poll.seconds >= limits.secondsLeast && poll.seconds <= limits.secondsMost;
}

} // namespace

PostTaker takerAt(const std::optional<Instance> &server)
{
    return {server, server ? capabilities(*server) : usualCapabilities()};
}

PollLimits pollLimitsAt(const PostTaker &taker, bool scheduled)
{
    const PostingLimits told = toldBy(taker);
    PollLimits limits;
    limits.choices = toldOr(told.pollChoices, limits.choices);
    limits.choice = toldOr(told.pollChoice, limits.choice);
    if (scheduled && taker.can.scheduling == Capabilities::Scheduling::Sharkey) {
        limits.choice = std::min(limits.choice, longestChoiceKept);
    }
    limits.secondsLeast = toldOr(told.pollSecondsLeast, limits.secondsLeast);
    limits.secondsMost = toldOr(told.pollSecondsMost, limits.secondsMost);
    limits.clusters = taker.can.countsLikeMastodon || taker.can.countsClusters;
    limits.hideTotals = taker.can.pollsHideTotals;
    limits.endless = isMisskey(taker); // endpoints/notes/create.ts
    return limits;
}

int filesTakenAt(const PostTaker &taker, bool quotes)
{
    if (!taker.can.media || (quotes && !taker.can.quoteWithMedia)) {
        return 0;
    }
    return std::min(toldOr(toldBy(taker).media, usualPostFiles), mostAttachments);
}

int longestDescriptionAt(const PostTaker &taker)
{
    const bool mastodon = taker.server && hasMastodonsCode(*taker.server);
    return toldOr(toldBy(taker).description, mastodon ? mastodonsDescription : 0);
}

/// By what the text is sent with (protocol/mastodon/postfields.cpp).
TextFormat formatReadAt(const PostTaker &taker, TextFormat chosen)
{
    if (chosen != TextFormat::Plain && taker.can.formats.contains(chosen)) {
        return chosen;
    }
    return taker.can.plainByName ? TextFormat::Plain
                                 : taker.can.formats.value(0, TextFormat::Plain);
}

PostCounting countingAt(const PostTaker &taker)
{
    if (!taker.server) {
        return {};
    }
    const bool mastodon = taker.can.countsLikeMastodon;
    // Misskey has a limit of its own for warnings (endpoints/notes/create.ts).
    return {.clusters = mastodon || taker.can.countsClusters,
        .units = taker.can.countsUnits,
        .shortens = mastodon,
        .strips = mastodon,
        .warning = !isMisskey(taker)};
}

QString sentText(const PostText &post, const PostTaker &taker)
{
    return isMisskey(taker) ? post.text : directText(post);
}

int lengthAt(const PostText &post, const PostTaker &taker)
{
    return postLength(sentText(post, taker), post.warning, countingAt(taker));
}

int charactersAt(const PostTaker &taker)
{
    return taker.server ? taker.server->maxCharacters : Instance().maxCharacters;
}

PostRefusal fileRefusal(const Attachment &file, const PostTaker &taker)
{
    const bool picture = file.type.startsWith("image/"_L1);
    if (file.file.isEmpty() || (picture && !file.moves)) {
        return {};
    }
    const PostingLimits told = toldBy(taker);
    return isTakenType(told.mediaTypes, file.type)
        ? weightRefusal(file, picture, told)
        : PostRefusal{PostFault::FileType, 0, 0, file.name};
}

PostRefusal refusalOf(const WantedPost &wanted, int length, const PostTaker &taker)
{
    if (length > charactersAt(taker)) {
        return {PostFault::TooLong, length, charactersAt(taker)};
    }
    const PostRefusal warning = warningRefusal(wanted.post.warning, taker);
    if (warning.fault != PostFault::None) {
        return warning;
    }
    const PostRefusal files = filesRefusal(wanted, taker);
    if (files.fault != PostFault::None) {
        return files;
    }
    if (!wanted.isEdit) {
        return newRefusal(wanted, taker);
    }
    return {mixesPollAndFiles(wanted.post, taker) ? PostFault::NoPollWithFiles : PostFault::None};
}

PostRefusal pollRefusal(const PollText &poll, const PollLimits &limits)
{
    const PostRefusal many = tooManyChoices(poll, limits);
    if (many.fault != PostFault::None) {
        return many;
    }
    for (const QString &choice : sentChoices(poll)) {
        const int length = postLength(choice, {}, {.clusters = limits.clusters});
        if (length > limits.choice) {
            return {PostFault::LongChoice, length, limits.choice, choice};
        }
    }
    return {runsAsLongAsItMay(poll, limits) ? PostFault::None : PostFault::PollLength};
}

} // namespace asterism
