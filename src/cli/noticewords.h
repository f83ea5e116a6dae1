// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/noticepages.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace asterism::cli {

/// A row, and whose it is: the accts of the accounts that were told.
struct AccountNotice {
    QStringList accounts;
    store::NoticeRow row;
};

/// Who did what, in a sentence: "Mei and 2 more boosted your post".
QString noticeWords(const store::NoticeRow &row);

/// The beginning of the post that it is about, on one line, behind its warning, and what the server
/// says beside it; of what is filtered only that. May be empty.
QString noticeExcerpt(const store::NoticeRow &row);

/// For --json.
QJsonObject noticeJson(const AccountNotice &notice);

} // namespace asterism::cli
