(** The balanced slice u = v, where the map is the cubic f(x) = (1 + mu) x - x^3. *)

From Coq Require Import Reals Lra Lia.
From Rigorous Require Import Definitions Lemmas Identities.
Local Open Scope R_scope.

Lemma cubic_derivative : forall mu x, derivable_pt_lim (cubic mu) x (1 + mu - 3 * x ^ 2).
Proof. intros mu x. unfold cubic. derivative. Qed.

Lemma cubic_derivative_is : forall mu x d, derivable_pt_lim (cubic mu) x d -> d = 1 + mu - 3 * x ^ 2.
Proof. intros mu x d H. exact (uniqueness_limite _ _ _ _ H (cubic_derivative mu x)). Qed.

(** The multiplier of a cycle is the product of the derivatives at its points. *)
Theorem cubic_cycle_multiplier : forall mu n x,
  derivable_pt_lim (iterate (cubic mu) n) x (product (fun y => 1 + mu - 3 * y ^ 2) (cubic mu) n x).
Proof.
  intros mu n x. induction n as [|n IH]; cbn [iterate product]; [apply derivable_pt_lim_id|].
  apply (derivative_value _ _ _ _ (derivable_pt_lim_comp _ _ _ _ _ IH (cubic_derivative mu _))). ring.
Qed.

Lemma cubic_odd : forall mu x, cubic mu (- x) = - cubic mu x.
Proof. intros. unfold cubic. ring. Qed.

Lemma square_below : forall a b, - b <= a -> a <= b -> a ^ 2 <= b ^ 2.
Proof. intros a b low high. nra. Qed.

(** * B1. The slices u = v and u = -v are kept *)

Theorem balanced_slice_invariant : forall mu (z : point), fst z = snd z -> fst (F mu z) = snd (F mu z).
Proof. intros mu [u v]. cbn. now intros ->. Qed.

Theorem opposite_slice_invariant : forall mu (z : point), fst z = - snd z -> fst (F mu z) = - snd (F mu z).
Proof. intros mu [u v]. unfold F, w. cbn. intros ->. ring. Qed.

Theorem balanced_slice_cubic : forall mu x, F mu (x, x) = (cubic mu x, cubic mu x).
Proof. intros mu x. unfold F, w, cubic. cbn [fst snd]. f_equal; ring. Qed.

Theorem opposite_slice_cubic : forall mu x, F mu (x, - x) = (cubic (- mu) x, - cubic (- mu) x).
Proof. intros mu x. unfold F, w, cubic. cbn [fst snd]. f_equal; ring. Qed.

(** * B2. Fixed points *)

Theorem fixed_points : forall mu x, cubic mu x - x = x * (mu - x ^ 2).
Proof. intros. unfold cubic. ring. Qed.

Theorem fixed_points_nonzero : forall mu, (exists x, x <> 0 /\ cubic mu x = x) <-> mu > 0.
Proof.
  intro mu. split.
  - intros [x [nonzero fixed]]. assert (H := fixed_points mu x). assert (S := square_positive x nonzero).
    assert (x * (mu - x ^ 2) = 0) as [|]%Rmult_integral by lra; lra.
  - intro positive. assert (H := sqrt_lt_R0 mu positive). assert (S := sqrt_sqrt mu ltac:(lra)).
    exists (sqrt mu). split; [lra|]. unfold cubic. replace (sqrt mu ^ 3) with (sqrt mu * (sqrt mu * sqrt mu)) by ring.
    rewrite S. ring.
Qed.

Theorem multiplier_at_zero : forall mu, derivable_pt_lim (cubic mu) 0 (1 + mu).
Proof. intro mu. apply (derivative_value _ _ _ _ (cubic_derivative mu 0)). ring. Qed.

Theorem multiplier_at_minimisers : forall mu x, x ^ 2 = mu -> derivable_pt_lim (cubic mu) x (1 - 2 * mu).
Proof. intros mu x H. apply (derivative_value _ _ _ _ (cubic_derivative mu x)). rewrite H. ring. Qed.

Theorem minimisers_stable : forall mu, mu > 0 ->
  ((forall x d, x ^ 2 = mu -> derivable_pt_lim (cubic mu) x d -> d ^ 2 < 1) <-> mu < 1).
Proof.
  intros mu positive. split.
  - intro stable. assert (S := sqrt_sqrt mu ltac:(lra)).
    specialize (stable (sqrt mu) _ ltac:(lra) (multiplier_at_minimisers mu (sqrt mu) ltac:(lra))). nra.
  - intros below x d at_x derived. rewrite (cubic_derivative_is _ _ _ derived), at_x. nra.
Qed.

(** At mu = 1, with V = (x - 1)^2, two steps take V to at most V - V^2, and so V tends to 0. *)
Lemma two_steps_closer : forall x, (x - 1) ^ 2 <= 1 / 16 ->
  (cubic 1 (cubic 1 x) - 1) ^ 2 <= (x - 1) ^ 2 - ((x - 1) ^ 2) ^ 2.
Proof.
  intros x near. assert (3 / 4 <= x <= 5 / 4) as [low high] by nra.
  set (g := x * (3 - x ^ 2) * (x + 1) ^ 3).
  replace ((cubic 1 (cubic 1 x) - 1) ^ 2) with ((x - 1) ^ 2 * (1 - (x - 1) ^ 2 * g) ^ 2) by (unfold g, cubic; ring).
  assert (between : 0 <= (x - 3 / 4) * (5 / 4 - x)) by nra.
  assert (0 <= (x - 1) ^ 2 * (x + 2)) by (apply Rmult_le_pos; [apply pow2_ge_0 | lra]).
  assert (1 <= x * (3 - x ^ 2) <= 2) by (split; nra).
  assert (2 <= (x + 1) ^ 2 <= 6) by (split; nra).
  assert (1 <= (x + 1) ^ 3 <= 12) by (split; nra).
  assert (1 <= g <= 24) by (unfold g; split; nra). clearbody g.
  set (V := (x - 1) ^ 2) in *. assert (0 <= V) by apply pow2_ge_0. clearbody V.
  assert ((1 - V * g) ^ 2 <= (1 - V) ^ 2) by (apply square_below; nra). nra.
Qed.

Lemma logistic_decay : forall V : nat -> R, (forall n, 0 <= V n) -> V O <= 1 / 16 ->
  (forall n, V n <= 1 / 16 -> V (S n) <= V n - V n ^ 2) -> forall n, V n <= 1 / 16 /\ V n <= / (INR n + 1).
Proof.
  intros V nonneg start step n. induction n as [|n [low IH]].
  { change (INR 0) with 0. rewrite Rplus_0_l, Rinv_1. lra. }
  specialize (nonneg n).
  specialize (step n low). assert (square := pow2_ge_0 (V n)). split; [lra|]. rewrite S_INR.
  assert (some : 1 <= INR n + 1) by (assert (N := pos_INR n); lra).
  revert IH some. generalize (INR n + 1) as m. intros m IH some.
  assert (I : 0 < / m) by (apply Rinv_0_lt_compat; lra). assert (J : / m * m = 1) by (apply Rinv_l; lra).
  apply (Rmult_le_reg_r (m + 1)); [lra|]. rewrite Rinv_l by lra.
  revert IH I J. generalize (/ m) as i. intros i IH I J.
  destruct (Rle_dec i (1 / 2)).
  - assert (V n - V n ^ 2 <= i - i ^ 2) by nra.
    assert ((i - i ^ 2) * (m + 1) = 1 - i ^ 2)
      by (transitivity (i * m + i - i * (i * m) - i ^ 2); [ring | rewrite J; ring]).
    nra.
  - assert (m < 2) by nra. nra.
Qed.

Lemma one_step_near : forall x, (x - 1) ^ 2 <= 1 / 16 -> (cubic 1 x - 1) ^ 2 <= 4 * (x - 1) ^ 2.
Proof.
  intros x near. assert (3 / 4 <= x <= 5 / 4) as [low high] by nra.
  replace ((cubic 1 x - 1) ^ 2) with ((x - 1) ^ 2 * (x ^ 2 + x - 1) ^ 2) by (unfold cubic; ring).
  assert ((x ^ 2 + x - 1) ^ 2 <= 2 ^ 2) by (apply square_below; nra).
  rewrite Rmult_comm. apply Rmult_le_compat_r; [apply pow2_ge_0 | lra].
Qed.

Lemma squares_bound_both_steps : forall x n, (x - 1) ^ 2 <= 1 / 16 ->
  (iterate (cubic 1) (2 * n) x - 1) ^ 2 <= 4 * / (INR n + 1) /\
  (iterate (cubic 1) (2 * n + 1) x - 1) ^ 2 <= 4 * / (INR n + 1).
Proof.
  intros x n near.
  assert (next : forall k, iterate (cubic 1) (2 * S k) x = cubic 1 (cubic 1 (iterate (cubic 1) (2 * k) x))).
  { intro k. now replace (2 * S k)%nat with (S (S (2 * k))) by lia. }
  destruct (logistic_decay (fun k => (iterate (cubic 1) (2 * k) x - 1) ^ 2)) with (n := n) as [low fast].
  - intro. apply pow2_ge_0.
  - exact near.
  - intros k low. rewrite next. now apply two_steps_closer.
  - assert (0 < / (INR n + 1)) by (apply Rinv_0_lt_compat; assert (N := pos_INR n); lra).
    split; [lra|]. replace (2 * n + 1)%nat with (S (2 * n)) by lia. cbn [iterate].
    assert (H' := one_step_near _ low). lra.
Qed.

(** At mu = 1 the multiplier at 1 and -1 is -1, and they still attract. *)
Theorem attracting_at_mu_one_right : forall x, cubic 1 1 = 1 /\
  ((x - 1) ^ 2 <= 1 / 16 -> Un_cv (fun n => iterate (cubic 1) n x) 1).
Proof.
  intro x. split; [unfold cubic; ring|]. intros near tol positive.
  assert (small : 0 < tol ^ 2 / 4) by nra.
  destruct (archimed_cor1 _ small) as [N [close some]]. exists (2 * N)%nat. intros n late.
  assert (half : exists k, (N <= k)%nat /\ (n = 2 * k \/ n = 2 * k + 1)%nat).
  { destruct (Nat.Even_or_Odd n) as [[k ->] | [k ->]]; exists k; split; lia. }
  destruct half as [k [later parity]].
  assert (0 < INR N) by now apply lt_0_INR. assert (INR N <= INR k) by now apply le_INR.
  assert (/ (INR k + 1) < / INR N) by (apply Rinv_lt_contravar; nra).
  assert ((iterate (cubic 1) n x - 1) ^ 2 < tol ^ 2).
  { destruct (squares_bound_both_steps x k near), parity as [-> | ->]; lra. }
  unfold R_dist. apply Rabs_def1; nra.
Qed.

Theorem attracting_at_mu_one_left : forall x, cubic 1 (-1) = -1 /\
  ((x + 1) ^ 2 <= 1 / 16 -> Un_cv (fun n => iterate (cubic 1) n x) (-1)).
Proof.
  intro x. split; [unfold cubic; ring|]. intros near.
  destruct (attracting_at_mu_one_right (- x)) as [_ right_side].
  intros tol positive. destruct (right_side ltac:(nra) tol positive) as [N close]. exists N. intros n late.
  specialize (close n late). revert close.
  assert (mirror : iterate (cubic 1) n (- x) = - iterate (cubic 1) n x).
  { clear. induction n as [|n IH]; [reflexivity|]. cbn. now rewrite IH, cubic_odd. }
  unfold R_dist. rewrite mirror, <- Rabs_Ropp. intro close.
  now replace (iterate (cubic 1) n x - -1) with (- (- iterate (cubic 1) n x - 1)) by ring.
Qed.

(** * B3. Bounded orbits, in X = x^2 *)

Theorem bounded_interval_factor : forall mu x,
  2 + mu - cubic mu x ^ 2 = (2 + mu - x ^ 2) * ((x ^ 2) ^ 2 - mu * x ^ 2 + 1) /\
  cubic mu x ^ 2 - x ^ 2 = x ^ 2 * (x ^ 2 - mu) * (x ^ 2 - 2 - mu).
Proof. intros. unfold cubic. split; ring. Qed.

Theorem bounded_interval_kept : forall mu x, -2 <= mu <= 2 -> x ^ 2 <= 2 + mu -> cubic mu x ^ 2 <= 2 + mu.
Proof.
  intros mu x range inside. destruct (bounded_interval_factor mu x) as [H _].
  assert (0 <= (x ^ 2 - mu / 2) ^ 2) by apply pow2_ge_0.
  assert (0 <= (x ^ 2) ^ 2 - mu * x ^ 2 + 1) by nra. nra.
Qed.

Theorem bounded_interval_sharp : forall mu, mu >= -2 ->
  ((forall x, x ^ 2 <= 2 + mu -> cubic mu x ^ 2 <= 2 + mu) <-> mu <= 2).
Proof.
  intros mu low. split.
  - intro kept. apply Rnot_lt_le. intro above.
    assert (S := sqrt_sqrt (mu / 2) ltac:(lra)). specialize (kept (sqrt (mu / 2))).
    destruct (bounded_interval_factor mu (sqrt (mu / 2))) as [H _].
    replace (sqrt (mu / 2) ^ 2) with (mu / 2) in * by lra. specialize (kept ltac:(lra)). nra.
  - intros high x. apply bounded_interval_kept. lra.
Qed.

(** Past the interval X grows by at least a fixed amount in every step. *)
Lemma escape_grows : forall mu d x, mu > -2 -> 0 < d -> 2 + mu + d <= x ^ 2 ->
  x ^ 2 + 2 * d ^ 2 <= cubic mu x ^ 2.
Proof.
  intros mu d x low positive beyond. destruct (bounded_interval_factor mu x) as [_ H].
  assert (d * 2 <= x ^ 2 * (x ^ 2 - mu)) by nra. nra.
Qed.

Theorem balanced_escape : forall mu x, mu > -2 -> x ^ 2 > 2 + mu ->
  (forall n, iterate (cubic mu) n x ^ 2 < iterate (cubic mu) (S n) x ^ 2) /\
  cv_infty (fun n => iterate (cubic mu) n x ^ 2).
Proof.
  intros mu x low beyond. set (d := x ^ 2 - 2 - mu). assert (positive : 0 < d) by (unfold d; lra).
  assert (square : 0 < d ^ 2) by (apply square_positive; lra).
  assert (grown : forall n, x ^ 2 + INR n * (2 * d ^ 2) <= iterate (cubic mu) n x ^ 2 /\
    iterate (cubic mu) n x ^ 2 + 2 * d ^ 2 <= iterate (cubic mu) (S n) x ^ 2).
  { assert (one : forall y, x ^ 2 <= y ^ 2 -> y ^ 2 + 2 * d ^ 2 <= cubic mu y ^ 2).
    { intros y far. apply escape_grows; [exact low | exact positive | unfold d; lra]. }
    induction n as [|n [IH grows]].
    - change (INR 0) with 0. cbn [iterate]. split; [lra|]. apply one. lra.
    - assert (N := pos_INR n). rewrite S_INR. split; [lra|].
      change (iterate (cubic mu) (S (S n)) x) with (cubic mu (iterate (cubic mu) (S n) x)). apply one. nra. }
  split.
  - intro n. destruct (grown n). lra.
  - intro M. destruct (natural_above (M / (2 * d ^ 2))) as [N large]. exists N. intros n late.
    destruct (grown n) as [bound _]. apply le_INR in late.
    assert (M = M / (2 * d ^ 2) * (2 * d ^ 2)) by (field; lra). nra.
Qed.

(** The critical values. *)
Theorem critical_value_identity : forall mu x, derivable_pt_lim (cubic mu) x 0 ->
  27 * cubic mu x ^ 2 = 4 * (1 + mu) ^ 3 /\
  27 * cubic mu x ^ 2 - 27 * (2 + mu) = (mu - 2) * (2 * mu + 5) ^ 2.
Proof.
  intros mu x flat. apply cubic_derivative_is in flat.
  assert (H : 27 * cubic mu x ^ 2 = 4 * (1 + mu) ^ 3).
  { replace (27 * cubic mu x ^ 2) with (3 * x ^ 2 * (3 * (1 + mu) - 3 * x ^ 2) ^ 2) by (unfold cubic; ring).
    replace (3 * x ^ 2) with (1 + mu) by lra. ring. }
  split; [exact H|]. rewrite H. ring.
Qed.

Theorem critical_value_outside : forall mu x, mu > 2 -> derivable_pt_lim (cubic mu) x 0 -> cubic mu x ^ 2 > 2 + mu.
Proof.
  intros mu x above flat. destruct (critical_value_identity mu x flat) as [_ H].
  assert (0 < (2 * mu + 5) ^ 2) by nra. nra.
Qed.

(** * B4. The monotone phase, in the residual e = x^2 - mu *)

Theorem residual_cubic : forall mu x, cubic mu x ^ 2 - mu = residual_map mu (x ^ 2 - mu).
Proof. intros. unfold cubic, residual_map, residual_growth. ring. Qed.

Theorem residual_factor : forall mu e,
  residual_map mu e = e * residual_growth mu e /\
  1 - residual_growth mu e = (2 - e) * (e + mu) /\
  1 + residual_growth mu e = (e - (2 - mu) / 2) ^ 2 + (4 - 4 * mu - mu ^ 2) / 4.
Proof. intros. unfold residual_map, residual_growth. repeat split; field. Qed.

Theorem residual_interval_kept : forall mu e, 0 < mu <= 2 -> - mu <= e <= 2 -> - mu <= residual_map mu e <= 2.
Proof.
  intros mu e range inside. unfold residual_map, residual_growth. split.
  - assert (0 <= (e + mu) * (e - 1) ^ 2) by (apply Rmult_le_pos; [lra | apply pow2_ge_0]). nra.
  - assert (0 <= (2 - e) * ((e + mu / 2) ^ 2 + (4 - mu ^ 2) / 4)).
    { apply Rmult_le_pos; [lra|]. assert (H := pow2_ge_0 (e + mu / 2)). nra. }
    nra.
Qed.

Lemma sqrt_2 : 0 < sqrt 2 /\ sqrt 2 * sqrt 2 = 2.
Proof. split; [apply sqrt_lt_R0 | apply sqrt_sqrt]; lra. Qed.

Theorem monotone_phase_ends : forall mu, 2 * sqrt 2 - 2 < mu < 2 ->
  let e := (2 - mu) / 2 in residual_growth mu e < -1 /\ - mu < e < 2 /\ residual_map mu e ^ 2 > e ^ 2.
Proof.
  intros mu range e. destruct sqrt_2 as [positive square]. destruct (residual_factor mu e) as [_ [_ H]].
  assert (past : residual_growth mu e < -1) by (unfold e in *; nra).
  split; [exact past|]. split; [unfold e; nra|].
  assert (0 < e ^ 2) by (apply square_positive; unfold e; lra).
  unfold residual_map. assert (1 < residual_growth mu e ^ 2) by nra. nra.
Qed.

Theorem monotone_phase : forall mu, 0 < mu < 2 ->
  ((forall e, - mu <= e <= 2 -> residual_map mu e ^ 2 <= e ^ 2) <-> mu <= 2 * sqrt 2 - 2).
Proof.
  intros mu range. destruct sqrt_2 as [positive square]. split.
  - intro kept. apply Rnot_lt_le. intro past. specialize (kept ((2 - mu) / 2)).
    destruct (monotone_phase_ends mu) as [_ [inside grows]]; lra.
  - intros low e inside. destruct (residual_factor mu e) as [_ [above below]].
    assert (0 <= 4 - 4 * mu - mu ^ 2) by nra. assert (0 <= (e - (2 - mu) / 2) ^ 2) by apply pow2_ge_0.
    assert (residual_growth mu e ^ 2 <= 1 ^ 2) by (apply square_below; nra).
    unfold residual_map. assert (0 <= e ^ 2) by apply pow2_ge_0. nra.
Qed.

(** * B5. Until mu = 1 the squares have no cycle of least period two *)

(** In m = 1 + mu and Y = X - m this quartic is a quadratic form in Y^2 - 1 and Y. *)
Lemma quartic_positive : forall m Y, m ^ 2 < 8 -> 0 < (Y ^ 2 - 1) ^ 2 + m * Y * (Y ^ 2 - 1) + 2 * Y ^ 2.
Proof.
  intros m Y small.
  replace (_ + _ + _) with ((Y ^ 2 - 1 + m * Y / 2) ^ 2 + (8 - m ^ 2) / 4 * Y ^ 2) by field.
  assert (0 <= (Y ^ 2 - 1 + m * Y / 2) ^ 2) by apply pow2_ge_0.
  destruct (Req_dec Y 0) as [-> | nonzero]; [nra|].
  assert (positive := square_positive Y nonzero). nra.
Qed.

Theorem squares_of_the_cubic : forall mu x, cubic mu x ^ 2 = square_map mu (x ^ 2).
Proof. intros. unfold cubic, square_map. ring. Qed.

Theorem squares_without_two_cycles : forall mu X, -3 <= mu <= 1 ->
  square_map mu (square_map mu X) = X -> square_map mu X = X.
Proof.
  intros mu X range back. set (m := 1 + mu). set (Y := X - m).
  assert (split : X * (Y ^ 2 - 1) * (Y ^ 2 + m * Y + 1) *
                  ((Y ^ 2 - 1) ^ 2 + m * Y * (Y ^ 2 - 1) + 2 * Y ^ 2) = 0).
  { transitivity (square_map mu (square_map mu X) - X); [|lra].
    unfold Y, m, square_map. ring. }
  assert (Q := quartic_positive m Y ltac:(unfold m; nra)).
  assert (goal : X = 0 \/ Y ^ 2 = 1).
  { apply Rmult_integral in split as [split|]; [|lra]. apply Rmult_integral in split as [split | zero].
    - apply Rmult_integral in split as [|]; [now left | right; lra].
    - right. assert (m ^ 2 <= 2 ^ 2) by (apply square_below; unfold m; lra).
      assert (0 <= (Y + m / 2) ^ 2) by apply pow2_ge_0. nra. }
  unfold square_map. fold m. replace (m - X) with (- Y) by (unfold Y; ring).
  destruct goal as [-> | one]; [ring|]. replace ((- Y) ^ 2) with (Y ^ 2) by ring. rewrite one. ring.
Qed.

(** * B6. The two-cycle, and the antisymmetric four-cycles *)

Theorem period_two_points : forall mu x, cubic mu (cubic mu x) = x ->
  (cubic mu x - x) * (cubic mu x + x) * (x * cubic mu x - 1) = 0.
Proof.
  intros mu x back.
  set (y := cubic mu x) in *.
  assert (H : x * cubic mu y - y * cubic mu x = x * y * (x ^ 2 - y ^ 2)) by (unfold cubic; ring).
  fold y in H. rewrite back in H. lra.
Qed.

(** What the equation of the two-cycle says of x and its image. *)
Lemma on_two_cycle : forall mu x, x ^ 4 - (1 + mu) * x ^ 2 + 1 = 0 ->
  x * cubic mu x = 1 /\ x ^ 2 + cubic mu x ^ 2 = 1 + mu /\ cubic mu (cubic mu x) = x.
Proof.
  intros mu x cycle.
  assert (inverse : x * cubic mu x = 1) by (unfold cubic; lra).
  assert (nonzero : x <> 0) by (intros ->; lra).
  assert (circle : x ^ 2 + cubic mu x ^ 2 = 1 + mu).
  { apply (Rmult_eq_reg_l (x ^ 2)); [|assert (H := square_positive x nonzero); lra].
    replace (x ^ 2 * (x ^ 2 + cubic mu x ^ 2)) with (x ^ 4 + (x * cubic mu x) ^ 2) by ring. rewrite inverse. lra. }
  split; [exact inverse|]. split; [exact circle|].
  set (y := cubic mu x) in *. replace (cubic mu y) with (y * (1 + mu - y ^ 2)) by (unfold cubic; ring).
  rewrite <- circle. transitivity (x * (x * y)); [ring | rewrite inverse; ring].
Qed.

Theorem two_cycle : forall mu x, mu > 1 -> x ^ 4 - (1 + mu) * x ^ 2 + 1 = 0 ->
  cubic mu (cubic mu x) = x /\ cubic mu x <> x /\ x * cubic mu x = 1 /\ x ^ 2 + cubic mu x ^ 2 = 1 + mu /\
  derivable_pt_lim (fun t => cubic mu (cubic mu t)) x (9 - 2 * (1 + mu) ^ 2).
Proof.
  intros mu x above cycle. destruct (on_two_cycle mu x cycle) as [inverse [circle back]].
  repeat split; try assumption.
  - intro fixed. rewrite fixed in *. lra.
  - refine (derivative_value _ _ _ _ (derivable_pt_lim_comp _ _ _ _ _
      (cubic_derivative mu x) (cubic_derivative mu (cubic mu x))) _).
    transitivity ((1 + mu) ^ 2 - 3 * (1 + mu) * (x ^ 2 + cubic mu x ^ 2) + 9 * (x * cubic mu x) ^ 2); [ring|].
    rewrite inverse, circle. ring.
Qed.

(** A root of the equation, in X = x^2 the larger of two. *)
Lemma two_cycle_root : forall mu, mu > 1 -> exists x, x ^ 4 - (1 + mu) * x ^ 2 + 1 = 0.
Proof.
  intros mu above. set (D := (1 + mu) ^ 2 - 4). assert (S := sqrt_sqrt D ltac:(unfold D; nra)).
  assert (N := sqrt_pos D). set (X := (1 + mu + sqrt D) / 2).
  assert (X2 : X * X - (1 + mu) * X + 1 = 0) by (unfold X, D in *; nra).
  assert (T := sqrt_sqrt X ltac:(unfold X; lra)). exists (sqrt X).
  replace (sqrt X ^ 4) with ((sqrt X * sqrt X) * (sqrt X * sqrt X)) by ring.
  replace (sqrt X ^ 2) with (sqrt X * sqrt X) by ring. now rewrite T.
Qed.

Theorem two_cycle_exists : forall mu,
  (exists x, x * cubic mu x = 1 /\ x ^ 2 + cubic mu x ^ 2 = 1 + mu /\ cubic mu x <> x) <-> mu > 1.
Proof.
  intro mu. split.
  - intros [x [inverse [circle moved]]].
    assert (H := square_positive (cubic mu x - x) ltac:(lra)). lra.
  - intro above. destruct (two_cycle_root mu above) as [x cycle]. exists x.
    destruct (two_cycle mu x above cycle) as [_ [moved [inverse [circle _]]]]. now repeat split.
Qed.

Theorem two_cycle_stable : forall mu, mu > 1 ->
  ((forall x d, x ^ 4 - (1 + mu) * x ^ 2 + 1 = 0 ->
      derivable_pt_lim (fun t => cubic mu (cubic mu t)) x d -> d ^ 2 < 1) <-> mu < sqrt 5 - 1).
Proof.
  intros mu above. assert (S := sqrt_sqrt 5 ltac:(lra)). assert (N := sqrt_pos 5). split.
  - intro stable. destruct (two_cycle_root mu above) as [x cycle].
    destruct (two_cycle mu x above cycle) as [_ [_ [_ [_ multiplier]]]].
    specialize (stable x _ cycle multiplier). apply Rnot_le_lt. intro past.
    assert (5 <= (1 + mu) ^ 2) by nra. nra.
  - intros below x d cycle derived. destruct (two_cycle mu x above cycle) as [_ [_ [_ [_ multiplier]]]].
    rewrite (uniqueness_limite _ _ _ _ derived multiplier). assert (4 < (1 + mu) ^ 2 < 5) by (split; nra). nra.
Qed.

Theorem antisymmetric_points_return : forall mu x, cubic mu (cubic mu x) = - x ->
  cubic mu (cubic mu (cubic mu x)) = - cubic mu x /\ cubic mu (cubic mu (cubic mu (cubic mu x))) = x.
Proof. intros mu x half. rewrite half, !cubic_odd, half. lra. Qed.

(** A nonzero solution of f(f(x)) = -x has least period four. *)
Theorem antisymmetric_least_period : forall mu x, x <> 0 -> cubic mu (cubic mu x) = - x ->
  least_period (cubic mu) 4 x.
Proof.
  intros mu x nonzero half. destruct (antisymmetric_points_return mu x half) as [three four].
  split; [split; [lia | exact four]|]. intros k between back.
  assert (k = 1 \/ k = 2 \/ k = 3)%nat as [-> | [-> | ->]] by lia; cbn [iterate] in back.
  - rewrite back in half. lra.
  - lra.
  - rewrite three in back. assert (back' : cubic mu (cubic mu x) = cubic mu (- x)) by (f_equal; lra).
    rewrite half, cubic_odd in back'. lra.
Qed.

Theorem antisymmetric_four_cycles : forall mu,
  (exists x, x <> 0 /\ cubic mu (cubic mu x) = - x) <-> 2 * sqrt 2 - 1 <= mu.
Proof.
  intro mu. destruct sqrt_2 as [positive square]. set (m := 1 + mu).
  (* the quartic of B5 *)
  set (quartic := fun Y => (Y ^ 2 - 1) ^ 2 + m * Y * (Y ^ 2 - 1) + 2 * Y ^ 2).
  assert (factor : forall x, cubic mu (cubic mu x) + x = x * quartic (x ^ 2 - m)).
  { intro x. unfold quartic, cubic, m. ring. }
  split.
  - intros [x [nonzero half]]. specialize (factor x). apply Rnot_lt_le. intro below.
    assert (zero : x * quartic (x ^ 2 - m) = 0) by lra.
    apply Rmult_integral in zero as [|zero]; [contradiction|].
    assert (X := square_positive x nonzero).
    destruct (Rle_dec 0 m) as [nonneg | negative].
    + assert (H := quartic_positive m (x ^ 2 - m) ltac:(unfold m in *; nra)). unfold quartic in zero. lra.
    + revert zero. replace (quartic (x ^ 2 - m)) with ((x ^ 2 - m) * (x ^ 2 * (x ^ 2 - m) ^ 2 - m) + 1)
        by (unfold quartic; ring).
      assert (0 < (x ^ 2 - m) ^ 2) by (apply square_positive; lra). nra.
  - intro above. assert (8 <= m ^ 2) by (unfold m; nra).
    assert (S := sqrt_sqrt (m ^ 2 - 8) ltac:(lra)). assert (Spos := sqrt_pos (m ^ 2 - 8)).
    (* s = Y - 1/Y solves s^2 + m s + 2 = 0 *)
    set (s := (- m + sqrt (m ^ 2 - 8)) / 2). assert (root : s * s + m * s + 2 = 0) by (unfold s; nra).
    assert (T := sqrt_sqrt (s ^ 2 + 4) ltac:(nra)). assert (Tpos := sqrt_pos (s ^ 2 + 4)).
    set (Y := (s + sqrt (s ^ 2 + 4)) / 2). assert (Yroot : Y ^ 2 - 1 = s * Y) by (unfold Y; nra).
    assert (Ypos : 0 < Y) by (unfold Y; nra).
    assert (U := sqrt_sqrt (Y + m) ltac:(unfold m; lra)).
    assert (Upos := sqrt_lt_R0 (Y + m) ltac:(unfold m; lra)).
    exists (sqrt (Y + m)). split; [lra|]. specialize (factor (sqrt (Y + m))).
    replace (sqrt (Y + m) ^ 2 - m) with Y in factor by lra.
    replace (quartic Y) with ((s * s + m * s + 2) * Y ^ 2) in factor by (unfold quartic; rewrite Yroot; ring).
    rewrite root in factor. lra.
Qed.

(** * B8. Band merging: below 3 sqrt(3)/2 - 1 the core interval [f(f(c)), f(c)] lies on one side of 0 *)

Theorem band_merging : forall mu c, 0 < c -> derivable_pt_lim (cubic mu) c 0 ->
  (0 <= cubic mu (cubic mu c) <-> mu <= 3 * sqrt 3 / 2 - 1) /\
  (mu <= 3 * sqrt 3 / 2 - 1 -> forall x, 0 <= x <= cubic mu c -> 0 <= cubic mu x).
Proof.
  intros mu c positive flat. apply cubic_derivative_is in flat.
  assert (S := sqrt_sqrt 3 ltac:(lra)). assert (N := sqrt_pos 3).
  assert (C := square_positive c ltac:(lra)).
  assert (top : cubic mu c = 2 * c ^ 3) by (unfold cubic; replace (1 + mu) with (3 * c ^ 2) by lra; ring).
  assert (second : cubic mu (cubic mu c) = 2 * c ^ 5 * (3 - 4 * c ^ 4)).
  { rewrite top. unfold cubic. replace (1 + mu) with (3 * c ^ 2) by lra. ring. }
  assert (threshold : 0 <= 3 - 4 * c ^ 4 <-> mu <= 3 * sqrt 3 / 2 - 1).
  { replace (c ^ 4) with (((1 + mu) / 3) * ((1 + mu) / 3)) by (replace (1 + mu) with (3 * c ^ 2) by lra; field).
    split; intro; nra. }
  assert (0 < c ^ 5) by now apply pow_lt.
  split.
  - rewrite second, <- threshold. split; intro; nra.
  - intros below x inside. apply threshold in below. rewrite top in inside.
    assert (x ^ 2 <= (2 * c ^ 3) ^ 2) by (apply square_below; lra).
    replace (cubic mu x) with (x * (3 * c ^ 2 - x ^ 2))
      by (unfold cubic; replace (1 + mu) with (3 * c ^ 2) by lra; ring).
    apply Rmult_le_pos; [lra|]. replace ((2 * c ^ 3) ^ 2) with (4 * c ^ 4 * c ^ 2) in * by ring. nra.
Qed.

(** * B11. For mu > 2 the Chebyshev metric |dx|/sqrt(2 + mu - x^2) is expanded by at least sqrt(5 + 2 mu) > 3 *)

(** Squared, and cleared of denominators; survivors are the points that stay in the interval for a step. *)

Theorem survivors_expand : forall mu x d, mu > 2 -> x ^ 2 < 2 + mu -> derivable_pt_lim (cubic mu) x d ->
  (cubic mu x ^ 2 < 2 + mu <-> (x ^ 2) ^ 2 - mu * x ^ 2 + 1 > 0) /\
  (5 + 2 * mu) * ((x ^ 2) ^ 2 - mu * x ^ 2 + 1) <= d ^ 2 /\
  (5 + 2 * mu) * (2 + mu - cubic mu x ^ 2) <= d ^ 2 * (2 + mu - x ^ 2).
Proof.
  intros mu x d above inside derived. apply cubic_derivative_is in derived.
  destruct (bounded_interval_factor mu x) as [factor _].
  assert (X := pow2_ge_0 x).
  assert (gap : d ^ 2 - (5 + 2 * mu) * ((x ^ 2) ^ 2 - mu * x ^ 2 + 1)
                = (mu - 2) * (2 + mu - x ^ 2) * (2 * x ^ 2 + 1)) by (rewrite derived; ring).
  assert (0 <= (mu - 2) * (2 + mu - x ^ 2) * (2 * x ^ 2 + 1)) by (repeat apply Rmult_le_pos; lra).
  split; [split; intro; nra|]. split; [lra|]. rewrite factor. nra.
Qed.
