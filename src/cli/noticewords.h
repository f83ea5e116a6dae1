// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/noticejobs.h"
#include "model/account.h"

#include <QJsonObject>
#include <QString>

namespace asterism::cli {

/// A notification and whose it is.
struct AccountNotice {
    Account account;
    ToldNotification told;
};

/// Who did what, in a sentence: "Mei and 2 more boosted your post".
QString noticeWords(const ToldNotification &told);

/// The beginning of the post that it is about, on one line, behind its warning, and what the server
/// says beside it; of what is filtered only that. May be empty.
QString noticeExcerpt(const ToldNotification &told);

/// For --json.
QJsonObject noticeJson(const AccountNotice &notice);

} // namespace asterism::cli
