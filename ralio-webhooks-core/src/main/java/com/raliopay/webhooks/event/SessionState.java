package com.raliopay.webhooks.event;

/** The final states of a KYC session, with the provider's own names. */
public enum SessionState {
    /** All required checks passed, see {@link SessionVerified}. */
    VERIFIED,
    /** The automatic checks were inconclusive and a person must decide, see {@link ManualReview}. */
    REVIEW,
    /** The identity could not be verified, see {@link SessionFailed}. */
    REJECTED
}
