// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/csv/fault.h"
#include "migration/csv/filekind.h"
#include "model/moved.h"

#include <vector>

namespace asterism::csv {

/// Mastodon refuses longer ones (Mastodon: app/models/form/import.rb).
constexpr int mostMastodonRows = 20'000;

struct Entry {
    int line = 0;
    MovedItem item;
};

/// What a file of any kind says, in its order.
struct EntriesFile {
    FileKind kind = FileKind::Unknown;
    bool sure = true; ///< FileGuess::sure; true where the kind was said
    std::vector<Entry> entries;
    std::vector<BadRow> bad;
    std::vector<RepeatedRow> repeated; ///< the same subject (in the same list)
    QStringList clips; ///< Bookmarks in rows of clips: their names, each once, which are lost
};

/// Reads what servers export, in all of their forms: with or without header, options in
/// any column that the header names (personrows.h), an option that makes no sense is not told.
/// Every row in which something stands is an entry, bad or repeated, but for headers (two files of
/// a kind may have been put together) and, in files of domains, lines that begin with #. Hashtags
/// are lower case (hashtagName()). Bookmarks may stand in rows of clips (hasClipRows()). What
/// `kind` does not say (Unknown) is guessed; where even that fails, it is a file without entries.
/// `domain`: to which server a name alone belongs; a NoServer where that is empty. Damaged when it
/// cannot be read, or the header of another kind stands in it; Usage when it is too long.
Result<EntriesFile> readEntries(const QByteArray &bytes, const QString &fileName,
    FileKind kind = FileKind::Unknown, const QString &domain = {});

/// Whose importer it is for.
enum class Form { Mastodon, Pleroma, Misskey };

/// "following_accounts.csv": importers judge by it. Empty for Unknown.
QString fileNameOf(FileKind kind, Form form);
/// The whole file, exactly as that software writes or wants it; what it has no form of its own for,
/// as Mastodon does. Not told: boosts shown, no notice, notifications hidden, all languages, as for
/// somebody new. Hashtags, which no server exports: one a line, with its #. In the name of a list a
/// comma becomes a full-width one for Misskey, which cannot read it.
/// Clips in a form of our own, without a header: the clip's name and the post's uri, both in
/// quotes. Misskey exports them as JSON (packages/backend/src/queue/processors/
/// ExportClipsProcessorService.ts), and nobody imports either.
QByteArray writeEntries(FileKind kind, const std::vector<MovedItem> &items, Form form);

} // namespace asterism::csv
