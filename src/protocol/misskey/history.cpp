// SPDX-License-Identifier: GPL-3.0-or-later

// What a note was before its edits, which forks keep and Misskey does not: notes/versions of
// Sharkey and Pulsar, notes/history of Firefish (models/repositories/note-edit.ts) and of
// CherryPick (core/entities/NoteHistoryEntityService.ts). All tell the former versions alone,
// newest first.
#include "protocol/capabilities.h"
#include "protocol/json.h"
#include "protocol/misskey/answering.h"
#include "protocol/misskey/asking.h"
#include "protocol/misskey/misskeyfamily.h"
#include "protocol/misskey/parts.h"
#include "protocol/misskey/refusals.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskey {

namespace {

using Former = Capabilities::FormerVersions;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

constexpr qsizetype mostFormerVersions = 100;

struct FormerVersion {
    Post post; ///< createdAt: 0 where it is not told
    qint64 until = 0; ///< when the next one took its place
};

Error withoutHistory(const Instance &instance)
{
    return {.kind = ErrorKind::Usage,
        .subject = instance.host,
        .detail = Words::tr("this server keeps no history of edits")};
}

/// What a version is made of, as the post has it now.
Post wordsOfNow(const Post &now)
{
    Post version;
    version.bodyKind = Post::Body::Mfm;
    version.body = now.body;
    version.warning = now.warning;
    version.sensitive = now.sensitive;
    version.media = now.media;
    version.poll = now.poll;
    version.emojis = now.emojis;
    return version;
}

void readFormerMedia(Post &version, const QJsonObject &row)
{
    const QJsonArray files = json::array(row, "files"_L1);
    version.warning = json::text(row, "cw"_L1);
    version.sensitive = row["cw"_L1].isString() || hasSensitiveFile(files);
    version.media = mediaFromJson(files);
}

FormerVersion formerVersion(const QJsonObject &row, Former told, const Post &now)
{
    FormerVersion former{.post = wordsOfNow(now), .until = timeIn(row, "updatedAt"_L1)};
    former.post.body = json::verbatim(row, "text"_L1);
    if (told == Former::Texts) {
        former.post.createdAt = timeIn(row, "oldDate"_L1);
        return former;
    }
    readFormerMedia(former.post, row);
    if (told == Former::Whole) {
        former.post.createdAt = timeIn(row, "createdAt"_L1);
        former.post.poll = pollFromJson(json::object(row, "poll"_L1), now.localId);
    }
    return former;
}

/// Oldest first; those of which nobody knows when they ended are left out.
std::vector<FormerVersion> formerVersions(const QJsonArray &rows, Former told, const Post &now)
{
    std::vector<FormerVersion> all;
    for (qsizetype i = 0; i < std::min(rows.size(), mostFormerVersions); ++i) {
        FormerVersion former = formerVersion(rows[i].toObject(), told, now);
        if (former.until > 0) {
            all.push_back(std::move(former));
        }
    }
    std::ranges::stable_sort(all, {}, &FormerVersion::until);
    return all;
}

/// A version began when the one before it ended, and the first one with the note.
std::vector<Post> withTimes(std::vector<FormerVersion> former, const Post &now)
{
    std::vector<Post> versions;
    qint64 since = now.createdAt;
    for (FormerVersion &one : former) {
        if (one.post.createdAt <= 0) {
            one.post.createdAt = since;
        }
        since = one.until;
        versions.push_back(std::move(one.post));
    }
    Post newest = wordsOfNow(now);
    newest.createdAt = now.editedAt > 0 ? now.editedAt : since;
    versions.push_back(std::move(newest));
    return versions;
}

} // namespace

Result<Request> MisskeyFamily::history(const Instance &instance, const QString &localId) const
{
    QJsonObject fields{{u"noteId"_s, localId}};
    switch (capabilities(instance).formerVersions) {
    case Former::None:
        break;
    case Former::Texts:
        return ask(instance, u"notes/versions"_s, fields);
    case Former::TextsAndMedia:
    case Former::Whole:
        return ask(instance, u"notes/history"_s,
            withSpec(std::move(fields), {.limit = int(mostFormerVersions)}));
    }
    return withoutHistory(instance);
}

Result<std::vector<Post>> MisskeyFamily::decodeHistory(
    const Instance &instance, const Response &response, bool asGuest, const Post &now) const
{
    const Former told = capabilities(instance).formerVersions;
    if (told == Former::None || isWithoutEndpoint(response)) {
        return withoutHistory(instance);
    }
    const auto rows = arrayAnswer(response, instance.host, asGuest);
    if (!rows) {
        return rows.error();
    }
    return withTimes(formerVersions(*rows, told, now), now);
}

} // namespace asterism::misskey
