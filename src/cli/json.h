// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/sourcewords.h"
#include "model/actor.h"
#include "model/list.h"
#include "store/hosts.h"
#include "store/timeline.h"

#include <QByteArray>
#include <QJsonObject>

namespace asterism::cli {

/// The objects of `--json`; their keys are a promise to scripts (commands/README.md). Texts are
/// always strings, times ISO 8601 in UTC with milliseconds, and null where there is none.

QJsonObject rowJson(const store::TimelineRow &row, const Names &names);
/// A post that was printed before and is deleted since.
QJsonObject goneJson(const QString &uri, const QString &author, qint64 sortAt);
QJsonObject accountJson(const Account &account);
QJsonObject listJson(const List &list, int members);
QJsonObject memberJson(const ListMember &member, const Names &names);
QJsonObject hostJson(const store::AskedHost &host, bool never, bool own);
QJsonObject actorJson(const Actor &actor);

/// "own-account", "feed" …; "via:ACCT" for posts that an own account elsewhere has to read.
QString readerWord(const ListMember &member, const Names &names);

/// One line with its "\n". Characters that could disturb a terminal are escaped, so that the
/// data stays whole and looking at it is safe.
QByteArray jsonLine(const QJsonObject &object);

} // namespace asterism::cli
