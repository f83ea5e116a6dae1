// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/instance.h"

#include <QJsonObject>
#include <QUrl>

namespace asterism {

// Pure readers of the documents in which a server describes itself. The merge functions add
// what a document tells to `instance` and return false, changing nothing, when it is not the
// document in question.

/// The address of the newest NodeInfo document (2.1 before 2.0 before 1.x) among the links of
/// /.well-known/nodeinfo; empty when there is none.
QUrl nodeInfoLink(const QJsonObject &links);

/// NodeInfo: software name and version, Pleroma's features, Misskey's text length. What else is
/// told becomes words in `features`: "guests:no-local" and "guests:no-federated" (timelines that
/// Pleroma and Akkoma have closed to guests), "upstream:mastodon" (of which it is a fork).
bool mergeNodeInfo(Instance &instance, const QJsonObject &info);

/// /api/v2/instance or /api/v1/instance. The software's name is taken from here only when
/// NodeInfo told none. accountDomain comes from account_domain (GoToSocial), v2 `domain` or v1
/// `uri`, which old Pleroma and Kibou write as a URL. Where posts can be answered with emoji
/// `features` gets "reactions" (snac, Iceshrimp.NET, forks of glitch-soc) or what Fedibird calls
/// its capabilities, and "poll_media" where a poll may have media. Fills Instance::posting.
bool mergeInstance(Instance &instance, const QJsonObject &info);

/// The user name of the contact person of an instance document; empty when there is none.
QString contactName(const QJsonObject &info);

/// Whether the NodeInfo of a software never heard of has what Misskey and its forks write there
/// (Misskey: packages/backend/src/server/NodeinfoServerService.ts).
bool looksLikeMisskey(const QJsonObject &nodeInfo);

/// Misskey's /api/meta. The software's name is "misskey" only when NodeInfo told none. What guests
/// may do becomes words in `features`: "misskey:meta" (it was told), "misskey:ltl" and
/// "misskey:gtl" (the local and the global timeline), "misskey:btl" (Sharkey's bubble),
/// "misskey:search" (full text), and of the server "misskey:miauth" and "misskey:meta-emojis" (its
/// emoji stand here, as before Misskey 13). How it keeps posts until their time: schedulingWords()
/// in misskey/posting.h. Fills Instance::posting and favouriteReaction.
bool mergeMisskeyMeta(Instance &instance, const QJsonObject &meta);

/// The stream of a Misskey server, of which no document tells: "wss://host/streaming" (Misskey:
/// packages/backend/src/server/api/StreamingApiServerService.ts).
QString misskeyStreaming(const QString &host);

} // namespace asterism
