// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/instance.h"
#include "model/posttext.h"

#include <QString>

namespace asterism::cli {

// Whether a server takes what was written, by what it told and what it is. Pure. Each answers with
// sentences that name the way out, or with nothing where all is well.

/// What of a post its PostText does not say.
struct PostMeant {
    bool isEdit = false; ///< of one that is there: only text, warning and files are new
    bool formatSaid = false; ///< else the text is read as that server reads what nobody says
    bool thread = false; ///< it is one of several in a row, which no server keeps until a time
    bool quotesSaid = false; ///< else who may quote it is as the account or the post has it
};

QString whyNotTaken(const PostText &post, const Instance &server, const PostMeant &meant = {});

/// Of one file, whose type is known once it was copied: why the server does not take it as it is
/// or made smaller; empty where it may.
QString whyNotFile(const Attachment &file, const Instance &server);

/// What the server takes and passes over.
QString whatIsLost(const PostText &post, const Instance &server);

} // namespace asterism::cli
