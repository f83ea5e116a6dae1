// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/misskey/posting.h"

#include "model/posttext.h"
#include "protocol/json.h"
#include "protocol/software.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskey {

namespace {

constexpr int usualFiles = 16;
constexpr int usualDescription =
    512; // DB_MAX_IMAGE_COMMENT_LENGTH in packages/backend/src/const.ts
constexpr int longestDescription = 100'000;
constexpr int usualChoices = 10;
constexpr int usualChoice = 50;
constexpr int usualWarning = 100;
constexpr int longestWarning = 100'000;
// Sharkey: packages/backend/src/config.ts, endpoints/notes/create.ts
constexpr int sharkeysChoice = 150; // of a poll that is posted at once
constexpr int sharkeysWarning = 500; // where it is not told, as before it could be chosen
constexpr qint64 shortestPoll = 1;
constexpr qint64 longestPoll = 100LL * 365 * 86'400; // no server looks at it
constexpr double largestMegabytes = 1'000'000;
constexpr qint64 bytesOfMegabyte = 1024 * 1024;
constexpr int firstScheduled = 2025'10'00; // CHANGELOG.md
/// A time that is over is refused, and the clocks of both sides differ.
constexpr qint64 leastAheadMs = 60'000;

int toldOr(const QJsonObject &json, QLatin1StringView key, int usual, int most)
{
    const qint64 number = json::count(json, key, 0);
    return number > 0 ? int(std::min<qint64>(number, most)) : usual;
}

/// Forks that take more say so: Sharkey by the first name, Firefish and Iceshrimp by the other
/// (endpoints/meta.ts).
int longestComment(const QJsonObject &meta)
{
    const int captions =
        toldOr(meta, "maxCaptionTextLength"_L1, usualDescription, longestDescription);
    return toldOr(meta, "maxAltTextLength"_L1, captions, longestDescription);
}

/// Megabytes, of which there may be a part.
qint64 bytesOfPolicy(const QJsonObject &policies)
{
    const double megabytes = policies["maxFileSizeMb"_L1].toDouble();
    const bool meant = megabytes > 0 && megabytes <= largestMegabytes;
    return meant ? qint64(megabytes * bytesOfMegabyte) : 0;
}

/// Nobody sends more than the first. The second is what accounts may send that no role lets do
/// more: a picture is made to fit that, a film, which cannot be, is for the server to judge.
void takeBytes(PostingLimits &limits, const QJsonObject &meta, const QJsonObject &policies)
{
    const qint64 ofAll = json::count(meta, "maxFileSize"_L1, 0);
    const qint64 ofMost = bytesOfPolicy(policies);
    const bool both = ofAll > 0 && ofMost > 0;
    limits.videoBytes = ofAll;
    limits.imageBytes = both ? std::min(ofAll, ofMost) : std::max(ofAll, ofMost);
}

/// Where no policies were told there is the version to go by.
Capabilities::Scheduling schedulingOf(const Instance &instance)
{
    using Scheduling = Capabilities::Scheduling;
    const QStringList &words = instance.features;
    const bool newEnough =
        instance.software == "misskey"_L1 && versionNumber(instance.version) >= firstScheduled;
    if (newEnough || words.contains(u"misskey:drafts-scheduled"_s)) {
        return Scheduling::Misskey;
    }
    return words.contains(u"misskey:notes-scheduled"_s) ? Scheduling::Sharkey : Scheduling::None;
}

} // namespace

bool isSharkey(const QString &software)
{
    return software == "sharkey"_L1 || software == "pulsar"_L1;
}

PostingLimits postingLimits(const QJsonObject &meta, const QString &software)
{
    const bool sharkey = isSharkey(software) || meta.contains("maxCwLength"_L1);
    const QJsonObject policies = json::object(meta, "policies"_L1);
    PostingLimits limits;
    // The policies are those of forks of Sharkey (Pulsar: core/RoleService.ts).
    limits.media = toldOr(policies, "attachmentsLimit"_L1, usualFiles, mostAttachments);
    limits.pollChoices = toldOr(policies, "pollChoicesLimit"_L1, usualChoices, mostPollChoices);
    limits.pollChoice = sharkey ? sharkeysChoice : usualChoice;
    limits.pollSecondsLeast = shortestPoll;
    limits.pollSecondsMost = longestPoll;
    limits.description = longestComment(meta);
    limits.warning =
        toldOr(meta, "maxCwLength"_L1, sharkey ? sharkeysWarning : usualWarning, longestWarning);
    takeBytes(limits, meta, policies);
    return limits;
}

QStringList schedulingWords(const QJsonObject &meta)
{
    const QJsonObject policies = json::object(meta, "policies"_L1);
    QStringList words;
    if (policies.contains("scheduledNoteLimit"_L1)) {
        words << u"misskey:drafts-scheduled"_s;
    }
    if (policies.contains("scheduleNoteMax"_L1)) {
        words << u"misskey:notes-scheduled"_s;
    }
    return words;
}

void setPosting(Capabilities &can, const Instance &instance)
{
    can.media = true;
    can.mediaInEdits = can.edits; // whatever has the file: endpoints/drive/files/update.ts
    can.mediaOfPosts = true;
    can.mediaOutlivesPosts = true; // it is the drive's: core/NoteDeleteService.ts leaves it there
    can.polls = true;
    can.pollAlone = true;
    can.pollWithMedia = true;
    can.quoteWithMedia = true;
    can.formats = {TextFormat::Mfm}; // what is typed is MFM, and nothing says otherwise
    can.scheduling = schedulingOf(instance);
    can.scheduleLeastMs = can.scheduling == Capabilities::Scheduling::None ? 0 : leastAheadMs;
}

} // namespace asterism::misskey
