// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/csv/entries.h"
#include "migration/extras.h"
#include "model/account.h"
#include "store/store.h"

#include <QFuture>

#include <optional>
#include <vector>

namespace asterism {

/// A file of an export, ready to be written.
struct ExportFile {
    QString name; ///< "following_accounts.csv"
    QByteArray bytes;
    int rows = 0;
    bool tooLongForMastodon = false; ///< over csv::mostMastodonRows
};

/// What an account had at its last complete reading (store/census.h), as a file of that form.
/// NotFound when there is no reading. On the reading lane; the future waits for nothing.
QFuture<Result<ExportFile>> exportFile(
    store::Store &store, const AccountId &account, MovedKind kind, csv::Form form);
/// Whether the file that a server writes itself (sync/belongings.h, hasExport()) tells as much as
/// reading page by page does. With extras it does not where notes come with people, or ends of
/// mutes.
bool isServersFileEnough(MovedKind kind, bool withExtras);
/// The text of such a file, written again in that form, so that all exports look alike. Nothing
/// where it is empty or names somebody in a way that makes no sense: then what the account has is
/// read page by page. Pure; takes as long as the text is.
std::optional<ExportFile> exportServersFile(const QByteArray &text, MovedKind kind, csv::Form form);
/// The user's own lists as lists.csv.
QFuture<Result<ExportFile>> exportOwnLists(store::Store &store, csv::Form form);
/// What no CSV holds, as JSON (extras.h).
QFuture<Result<ExportFile>> exportExtras(store::Store &store, const Account &account);

/// Puts it behind those that are there; one whose name is taken becomes "own_lists.csv".
void addExport(std::vector<ExportFile> &files, ExportFile file);
/// All of them, or none: each appears only when it is complete. Into a folder, which is made when
/// it is not there (its own files are replaced), or, where `path` ends in ".zip", into one archive.
/// Store errors that name the file. May take a while: not for the GUI's thread.
Result<Done> writeExport(const QString &path, const std::vector<ExportFile> &files);
/// One file, or standard output for "-".
Result<Done> writeExportFile(const QString &path, const QByteArray &bytes);

} // namespace asterism
