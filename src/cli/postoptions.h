// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/posttext.h"

#include <QPointF>
#include <QString>

#include <optional>
#include <vector>

namespace asterism::cli {

/// What is typed of a new post, or of a change of one, beside what all actions have.
struct PostOptions {
    struct File {
        QString path;
        QString description;
        QPointF focus; ///< as Attachment::focus
    };
    struct Part {
        QString text; ///< of --then; that of the first is ActingOptions::text
        std::vector<File> files;
        PollText poll;
        bool hasPoll = false; ///< anything of it was said
    };

    std::vector<Part> parts = std::vector<Part>(1); ///< several: a thread
    bool isThread = false; ///< lines that are only "---" part the text
    QString quote; ///< address of a post
    bool localOnly = false;
    std::optional<bool> sensitive; ///< of its media; not said: as its account has it
    std::optional<TextFormat> format; ///< not said: as the server reads it
    std::optional<QuotePolicy> quotes; ///< not said: as its account has it; of an edit, as it was
    QString at; ///< a time (typedtime.h); empty: at once
    std::vector<int> dropped; ///< places of files that an edit takes away, from 1
};

} // namespace asterism::cli
